#include "content/block.h"

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

}  // namespace

bool is_without_text(Tag tag) noexcept {
  return without_text.contains(tag);
}

}  // namespace dateline::content
