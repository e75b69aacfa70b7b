#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "reduction.h"
#include "tree_finding.h"

// smallest_page FILE OUT: makes a page of which the trees differ as small as it gets, and says what
// differs. Exit status 1 when nothing does.

namespace {

bool is_finding(const std::string& page) {
  const auto finding = dateline::fuzz::tree_finding(page);
  return finding && !finding->empty();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: smallest_page FILE OUT\n", stderr);
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  if (!is_finding(page)) return 1;
  const std::string smallest = dateline::fuzz::reduced(page, is_finding);
  std::fputs(dateline::fuzz::tree_finding(smallest)->c_str(), stdout);
  std::ofstream(argv[2], std::ios::binary) << smallest;
}
