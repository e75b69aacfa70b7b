#pragma once

#include "html/tag_set.h"

namespace dateline::html {

/// Tags of which only the tree construction can tell what they are.
inline constexpr TagSet rare_tags = {Tag::math,     Tag::frameset, Tag::isindex,
                                     Tag::noframes, Tag::xmp,      Tag::plaintext};

/// Tags that Gumbo ignores inside of a <select>, while the scanner reads on by them.
inline constexpr TagSet tags_ignored_in_select = {Tag::title, Tag::style, Tag::iframe, Tag::noembed,
                                                  Tag::svg};

/// Whether only the page itself tells Gumbo what to make of a start tag.
constexpr bool is_rare(Tag tag, bool may_be_in_select) {
  return rare_tags.contains(tag) || (may_be_in_select && tags_ignored_in_select.contains(tag));
}

}  // namespace dateline::html
