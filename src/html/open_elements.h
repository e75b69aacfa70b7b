#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "html/tag.h"

namespace dateline::html {

/// How deep a tree will be at least can be told before it is built, from the order of its tags: a
/// simple image of the HTML standard's stack of open elements (13.2.4.2), and of the list of active
/// formatting elements (13.2.4.3) in the same array. It errs towards too many open elements: what
/// is not sure to be open, or to be closed, closes no other.
///
/// Elements above the depth limit are left out of the tree, and so are their end tags.
class OpenElements {
 public:
  static constexpr std::size_t depth_limit = 512;

  /// `attributes_hash` tells formatting elements of one name apart. Whether the tag stays in the
  /// tree.
  bool open(Tag tag, std::uint32_t attributes_hash);
  /// Whether the end tag stays in the tree.
  bool close(Tag tag);

  /// Whether some element of this kind may be open.
  bool may_have(Tag tag) const { return counts_[static_cast<std::size_t>(tag)] > 0; }
  /// Whether the end tag may do anything at all.
  bool may_close(Tag tag) const;
  bool may_have_formatting() const { return formatting_count_ > 0 || has_stray_formatting_; }
  /// Whether the innermost open element is surely of this kind, and in the tree.
  bool is_innermost(Tag tag) const {
    if (elements_.empty()) return false;
    const Element& innermost = elements_.back();
    return innermost.tag == tag && innermost.is_sure && !innermost.is_left_out;
  }
  /// Whether the innermost element is surely open, and what comes next surely read as in the body,
  /// or in a cell.
  bool is_surely_in_body() const;
  /// How many elements may be open in the tree.
  std::size_t depth() const { return depth_; }
  /// Whether the start tag of a form may be ignored, since another form has no end tag yet.
  bool may_ignore_form() const { return may_ignore_form_; }
  /// How many elements, at most, were opened anew behind others that closed them.
  std::size_t reopened() const { return reopened_; }
  /// Whether some tag was left out.
  bool is_too_deep() const { return is_too_deep_; }

 private:
  struct Element {
    Tag tag = Tag::unknown;
    bool is_left_out = false;
    /// Not ignored by the tree construction, and closed by nothing but what closes it here. What
    /// closes another may, but need not, close those above it too.
    bool is_sure = true;
    /// A formatting element that was closed with another, and is opened anew by what follows.
    bool is_kept = false;
    std::uint32_t attributes_hash = 0;

    /// The same for formatting elements that are alike to the "Noah's Ark clause".
    std::uint64_t kind() const {
      return std::uint64_t{attributes_hash} << 16 | static_cast<std::uint16_t>(tag);
    }
  };

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void close_implied(Tag tag);
  std::size_t find_closed(Tag tag);
  std::size_t find(Tag tag, std::uint32_t barrier);
  template <typename Wanted>
  std::size_t find_if(Wanted wanted, std::uint32_t barrier);

  template <typename Wanted>
  void close_nearest(Wanted wanted, std::uint32_t barrier);
  void close_at(std::size_t index);
  void close_from(std::size_t index);
  void close_formatting(std::size_t index);
  bool close_select();
  void close_implied_part();
  void keep(Element& element);
  void remove(std::size_t index);

  bool is_sure_tag(Tag tag);
  void lose_track_from(std::size_t index);
  template <typename Wanted>
  void close_innermost(Wanted wanted);
  bool is_fourth_of_kind(const Element& element) const;
  void count(const Element& element, int by);

  std::vector<Element> elements_;
  std::array<std::uint32_t, tag_count> counts_ = {};
  std::unordered_map<std::uint64_t, std::uint32_t> formatting_counts_;  // by kind
  std::size_t formatting_count_ = 0;
  std::size_t depth_ = 0;  // elements that are not left out
  std::size_t kept_count_ = 0;
  std::size_t reopened_ = 0;
  bool has_stray_marker_ = false;
  bool has_stray_formatting_ = false;  // some element is open, but no longer known of here
  bool may_ignore_form_ = false;
  bool is_too_deep_ = false;
};

}  // namespace dateline::html
