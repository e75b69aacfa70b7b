#pragma once

#include <string_view>
#include <tl/expected.hpp>

#include "dateline/error.h"
#include "html/document.h"
#include "html/skeleton.h"
#include "html/token.h"

namespace dateline::html {

/// Reads one page after another with the same buffers, which Document::parse() makes anew for each.
/// Not for use from several threads at once: each has its own.
class Parser {
 public:
  /// As Document::parse().
  tl::expected<Document, Error> parse(std::string_view utf8, const ParseOptions& options = {});

 private:
  tl::expected<Document, Error> parse_into_buffers(std::string_view utf8,
                                                   const ParseOptions& options);
  void forget_large_buffers();

  Scan scan_;
  Skeleton skeleton_;
};

}  // namespace dateline::html
