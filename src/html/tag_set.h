#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>

#include "html/tag.h"

namespace dateline::html {

/// A set of tags that is asked in constant time.
class TagSet {
 public:
  constexpr TagSet(std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) has_[static_cast<std::size_t>(tag)] = true;
  }

  constexpr bool contains(Tag tag) const { return has_[static_cast<std::size_t>(tag)]; }

 private:
  std::array<bool, tag_count> has_{};
};

}  // namespace dateline::html
