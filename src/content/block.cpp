#include "content/block.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "html/tag_set.h"

namespace dateline::content {

namespace {

using html::Tag;

constexpr html::TagSet without_text = {
    // clang-format off
    Tag::applet, Tag::audio, Tag::canvas, Tag::datalist, Tag::head, Tag::iframe, Tag::math, Tag::noframes, Tag::object,
    Tag::option, Tag::script, Tag::select, Tag::style, Tag::svg, Tag::template_, Tag::textarea, Tag::title, Tag::video,
    // clang-format on
};

constexpr std::array<std::string_view, 13> screen_reader_classes = {
    "a11y-hidden",          "assistive-text",     "element-invisible", "hide-visually",
    "screen-reader-only",   "screen-reader-text", "screenreader",      "sr-only",
    "u-screen-reader-text", "u-visually-hidden",  "visually-hidden",   "visually-hidden--inline",
    "visuallyhidden",
};

std::uint64_t bits_of_screen_reader_classes() {
  std::uint64_t bits = 0;
  for (const std::string_view name : screen_reader_classes)
    bits |= html::class_bit(html::class_hash(name));
  return bits;
}

}  // namespace

bool is_without_text(Tag tag) noexcept {
  return without_text.contains(tag);
}

bool is_for_screen_readers(html::Node element) {
  static const std::uint64_t bits = bits_of_screen_reader_classes();
  return (element.class_bits() & bits) != 0 &&
         std::any_of(screen_reader_classes.begin(), screen_reader_classes.end(),
                     [&](std::string_view name) { return element.has_class(name); });
}

}  // namespace dateline::content
