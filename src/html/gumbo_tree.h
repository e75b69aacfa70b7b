#pragma once

#include <gumbo.h>

#include <chrono>
#include <cstddef>
#include <string_view>
#include <tl/expected.hpp>

#include "html/arena.h"

namespace dateline::html {

/// The tree that Gumbo made of a text, with the memory that it took. Its pointers lead into the
/// text.
class GumboTree {
 public:
  /// What Gumbo may use up.
  struct Limits {
    std::size_t memory_bytes;
    std::chrono::steady_clock::time_point deadline;
  };

  /// Which limit was reached, when one was. With every error that Gumbo records, it copies its
  /// stack of open elements; but when it records none, it confounds the attributes behind one that
  /// repeats another. So only a text without such attributes may go without.
  static tl::expected<GumboTree, Arena::Refusal> parse(std::string_view text, const Limits& limits,
                                                       bool records_errors);

  const GumboNode& document() const { return *output_->document; }

 private:
  explicit GumboTree(const Limits& limits) : arena_(limits.memory_bytes, limits.deadline) {}

  Arena arena_;
  const GumboOutput* output_ = nullptr;
};

}  // namespace dateline::html
