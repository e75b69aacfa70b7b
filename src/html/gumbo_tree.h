#pragma once

#include <gumbo.h>

#include <chrono>
#include <cstddef>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "html/arena.h"
#include "html/document.h"

namespace dateline::html {

/// The tree that Gumbo made of a page, with the memory that it took. Its pointers lead into the
/// parsed text.
class GumboTree {
 public:
  static tl::expected<GumboTree, Error> parse(std::string_view utf8, const ParseLimits& limits);

  const GumboNode& document() const { return *output_->document; }

 private:
  GumboTree(std::size_t memory_bytes, std::chrono::milliseconds time)
      : arena_(memory_bytes, time) {}

  Arena arena_;
  const GumboOutput* output_ = nullptr;
};

}  // namespace dateline::html
