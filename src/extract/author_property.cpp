#include "extract/author_property.h"

#include "text/fold.h"

namespace dateline::extraction {

bool is_author_property(html::Node element) {
  using html::AttributeName;
  if (const auto names = element.attribute(AttributeName::itemprop))
    return text::equals_ignoring_ascii_case(*names, "author");
  if (element.tag() == html::Tag::meta) return false;
  for (const AttributeName name : {AttributeName::property, AttributeName::rel}) {
    const auto value = element.attribute(name);
    if (!value) continue;
    const std::string_view property = text::trim_ascii(*value);
    const std::size_t prefix = property.find_last_of(":/");
    // Relations of links have names without a prefix too, that have another meaning.
    if (prefix == std::string_view::npos && name == AttributeName::rel) continue;
    const std::string_view local = property.substr(prefix + 1);
    if (text::equals_ignoring_ascii_case(local, "author") ||
        text::equals_ignoring_ascii_case(local, "creator"))
      return true;
  }
  return false;
}

}  // namespace dateline::extraction
