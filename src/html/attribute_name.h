#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::html {

/// The name of an attribute, as a number: those that are met, or asked for, all the time. Any other
/// name is `other`. The enumerators are the names, with an underscore behind a C++ keyword and for
/// a hyphen.
enum class AttributeName : std::uint8_t {
  other,
  // clang-format off
  // NOLINTNEXTLINE(readability-identifier-naming): class_
  id, class_, style, title, lang, dir, hidden, href, src, srcset, sizes, alt, width, height, rel,
  target, type, name, content, property, itemprop, itemscope, itemtype, itemid, datetime, charset,
  media, role, aria_label, aria_hidden, data_src, data_srcset, data_id, data_url, data_href,
  data_component, data_testid, data_type, data_title, loading, decoding, async, defer,
  crossorigin, integrity, action, method, value, placeholder, tabindex, onclick, cite, poster,
  frameborder, allowfullscreen, colspan, rowspan, align, border, color, start,
  // clang-format on
};

/// How many there are, AttributeName::other included: an attribute name's number is smaller.
inline constexpr std::size_t attribute_name_count =
    static_cast<std::size_t>(AttributeName::start) + 1;
static_assert(attribute_name_count <= 64, "a set of them is one word");

/// The number of a name, whatever the case of its ASCII letters.
AttributeName attribute_name_from(std::string_view name) noexcept;

/// Lower case; empty for AttributeName::other.
std::string_view text_of(AttributeName name) noexcept;

}  // namespace dateline::html
