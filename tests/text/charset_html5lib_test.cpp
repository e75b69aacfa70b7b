#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "text/charset.h"
#include "text/fold.h"

namespace dateline::text {
namespace {

struct Html5libCase {
  std::string data;
  std::string encoding;  // a label
};

// The cases of a .dat file: "#data", the document, "#encoding", a label.
std::vector<Html5libCase> read_cases(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  constexpr std::string_view data_line = "#data\n";
  constexpr std::string_view encoding_line = "\n#encoding\n";
  std::vector<Html5libCase> cases;
  for (std::size_t start = text.find(data_line); start != std::string::npos;) {
    const std::size_t data = start + data_line.size();
    const std::size_t data_end = text.find(encoding_line, data);
    if (data_end == std::string::npos) break;
    const std::size_t label = data_end + encoding_line.size();
    const std::size_t label_end = text.find('\n', label);
    cases.push_back({text.substr(data, data_end - data), text.substr(label, label_end - label)});
    start = text.find(data_line, label);
  }
  return cases;
}

// scripted/tests1.dat is not run: its document writes the meta element by script, and no script is
// run here.
TEST(Html5lib, EncodingCases) {
  const char* const shared =
      std::getenv("DATELINE_SHARED");  // NOLINT(concurrency-mt-unsafe): one thread
  if (shared == nullptr) GTEST_SKIP() << "DATELINE_SHARED names no folder with html5lib-tests/";
  const std::filesystem::path folder =
      std::filesystem::path(shared) / "html5lib-tests" / "encoding";
  std::size_t count = 0;
  for (const char* name : {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"}) {
    for (const Html5libCase& test : read_cases(folder / name)) {
      ++count;
      // Where nothing is declared the cases expect windows-1252, and dateline UTF-8 for what is
      // valid UTF-8: a byte at the end that is not makes both mean the same.
      DecodedText text;
      decode(test.data + "\n\xFF", std::nullopt, std::nullopt, text);
      EXPECT_EQ(text.encoding, encoding_for_label(test.encoding)) << name << ": " << test.data;
    }
  }
  EXPECT_EQ(count, 82U) << "cases in " << folder;
}

}  // namespace
}  // namespace dateline::text
