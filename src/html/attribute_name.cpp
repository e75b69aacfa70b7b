#include "html/attribute_name.h"

#include "html/name_table.h"

namespace dateline::html {
namespace {

// In the order of the enumeration.
constexpr NameTable<AttributeName, attribute_name_count> names({
    // clang-format off
    "", "id", "class", "style", "title", "lang", "dir", "hidden", "href", "src", "srcset", "sizes",
    "alt", "width", "height", "rel", "target", "type", "name", "content", "property", "itemprop",
    "itemscope", "itemtype", "itemid", "datetime", "charset", "media", "role", "aria-label",
    "aria-hidden", "data-src", "data-srcset", "data-id", "data-url", "data-href", "data-component",
    "data-testid", "data-type", "data-title", "loading", "decoding", "async", "defer",
    "crossorigin", "integrity", "action", "method", "value", "placeholder", "tabindex",
    "onclick", "cite", "poster", "frameborder", "allowfullscreen", "colspan", "rowspan", "align",
    "border", "color", "start",
    // clang-format on
});
static_assert(names.name(AttributeName::start) == "start");
static_assert(names.find("Data-TestID") == AttributeName::data_testid);
static_assert(names.find("data-testing") == AttributeName::other);

}  // namespace

AttributeName attribute_name_from(std::string_view name) noexcept {
  return names.find(name);
}

std::string_view text_of(AttributeName name) noexcept {
  return names.name(name);
}

}  // namespace dateline::html
