#include "content/block.h"

#include <algorithm>
#include <array>
#include <span>
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

using NamedHash = ScreenReaderClasses::NamedHash;

std::array<NamedHash, screen_reader_classes.size()> with_hashes() {
  std::array<NamedHash, screen_reader_classes.size()> classes;
  std::transform(screen_reader_classes.begin(), screen_reader_classes.end(), classes.begin(),
                 [](std::string_view name) { return NamedHash(name, html::class_hash(name)); });
  return classes;
}

std::span<const NamedHash> all_classes() {
  static const auto classes = with_hashes();
  return classes;
}

bool has_one(html::Node element, std::span<const NamedHash> classes) {
  const std::uint64_t bits = element.class_bits();
  return bits != 0 && std::any_of(classes.begin(), classes.end(), [&](const NamedHash& known) {
           return (bits & html::class_bit(known.second)) != 0 &&
                  element.has_class(known.first, known.second);
         });
}

}  // namespace

bool is_without_text(Tag tag) noexcept {
  return without_text.contains(tag);
}

bool is_for_screen_readers(html::Node element) {
  return has_one(element, all_classes());
}

ScreenReaderClasses::ScreenReaderClasses(const html::Document& document) {
  for (const NamedHash& known : all_classes()) {
    if (document.may_have_class(known.second)) classes_.push_back(known);
  }
}

bool ScreenReaderClasses::name(html::Node element) const {
  return has_one(element, classes_);
}

}  // namespace dateline::content
