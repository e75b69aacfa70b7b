#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "html_mutator.h"
#include "tree_finding.h"

// Both parsers give the same tree of any bytes at all.

// The functions that libFuzzer calls, and one that it offers.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                    unsigned seed);
std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                      const std::uint8_t* other, std::size_t other_size,
                                      std::uint8_t* out, std::size_t max_size, unsigned seed);
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);
}
// NOLINTEND(readability-identifier-naming)

namespace {

std::string_view view(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

std::size_t copy(std::string_view page, std::uint8_t* out, std::size_t max_size) {
  const std::size_t size = std::min(page.size(), max_size);
  std::memcpy(out, page.data(), size);
  return size;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto finding = dateline::fuzz::tree_finding(view(data, size));
  if (!finding) return -1;  // nothing to go on from
  if (finding->empty()) return 0;
  std::fputs(finding->c_str(), stderr);
  std::abort();
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                    unsigned seed) {
  // Now and then bytes change that no vocabulary knows of.
  if (seed % 4 == 0) return LLVMFuzzerMutate(data, size, max_size);
  std::string page(view(data, size));
  dateline::fuzz::mutate_html(page, seed);
  return copy(page, data, max_size);
}

std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                      const std::uint8_t* other, std::size_t other_size,
                                      std::uint8_t* out, std::size_t max_size, unsigned seed) {
  return copy(dateline::fuzz::splice_html(view(one, one_size), view(other, other_size), seed), out,
              max_size);
}
