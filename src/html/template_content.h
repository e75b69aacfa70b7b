#pragma once

#include <cstdint>
#include <optional>

#include "html/token.h"

namespace dateline::html {

/// What stands between the tags of a <template>, which no Document shows.
struct TemplateContent {
  std::optional<std::uint32_t> end_tag;  ///< its token; none where the page ends before
  /// Whether it may have an influence on what stands outside of it, of which only the page itself
  /// tells to Gumbo.
  bool has_rare_construct = false;
};

/// `start_tag`: the token of the outermost <template>.
TemplateContent read_template_content(const Scan& scan, std::uint32_t start_tag);

}  // namespace dateline::html
