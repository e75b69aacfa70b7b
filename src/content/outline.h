#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "content/block.h"
#include "content/name_words.h"
#include "content/text_meter.h"
#include "html/document.h"
#include "html/tag_set.h"

namespace dateline::content {

/// Tags of which a block is told how near they are round it.
inline constexpr std::array near_tags = {
    html::Tag::p,     html::Tag::li,      html::Tag::ul,         html::Tag::ol,
    html::Tag::table, html::Tag::figure,  html::Tag::figcaption, html::Tag::blockquote,
    html::Tag::aside, html::Tag::nav,     html::Tag::footer,     html::Tag::header,
    html::Tag::form,  html::Tag::article, html::Tag::main,       html::Tag::section,
    html::Tag::a,     html::Tag::button,  html::Tag::noscript,   html::Tag::details,
    html::Tag::h1,    html::Tag::h2,      html::Tag::h3,         html::Tag::dialog,
};

/// What may stand round a block: the places in OutlineElement::near.
inline constexpr std::size_t near_purpose = near_tags.size();  ///< behind the tags, by Purpose
inline constexpr std::size_t near_body_property = near_purpose + purpose_count;
inline constexpr std::size_t near_other_property = near_body_property + 1;
inline constexpr std::size_t near_hidden = near_other_property + 1;
inline constexpr std::size_t near_count = near_hidden + 1;
/// Nothing of a kind stands round an element.
inline constexpr std::uint8_t not_near = 30;

/// An element that blocks stand in: block-level, or with block-level elements inside.
struct OutlineElement {
  html::NodeIndex node = html::no_node;
  html::Tag tag = html::Tag::unknown;
  std::uint16_t depth = 0;   ///< 0 for the body
  std::uint32_t parent = 0;  ///< in Outline::elements; the body is its own
  std::uint32_t end = 0;     ///< one past its last descendant
  std::uint32_t first_block = 0;
  std::uint32_t end_block = 0;  ///< one past the last inside of it
  std::uint32_t signature = 0;  ///< equal for equal tags with equal class attributes
  std::uint32_t names_from = 0;
  std::uint32_t names_to = 0;  ///< words of its names, in Outline::names
  /// Levels up to the nearest element of each kind, itself included (0); not_near where there is
  /// none.
  std::array<std::uint8_t, near_count> near{};
};

struct OutlineBlock {
  Block block;
  std::uint32_t element = 0;  ///< in Outline::elements
  std::uint32_t names_from = 0;
  std::uint32_t names_to = 0;  ///< of inline elements that hold all of it, in Outline::names
  TextMeasures text;
};

/// A page as the model sees it: the blocks, and the elements round them, both in the order of the
/// page. Its buffers are kept from page to page.
struct Outline {
  /// What stands behind so many is passed over: hardly any article has a hundredth of them.
  static constexpr std::size_t most_blocks = 20'000;
  static constexpr std::size_t most_elements = 100'000;

  std::vector<OutlineElement> elements;  ///< the body is the first
  std::vector<OutlineBlock> blocks;
  std::vector<WordHash> words;  ///< of all blocks
  std::vector<WordHash> names;

  const OutlineElement& element_of(const OutlineBlock& block) const {
    return elements[block.element];
  }
  const OutlineElement& parent_of(const OutlineElement& element) const {
    return elements[element.parent];
  }
};

/// The place of a tag in OutlineElement::near, for one that is told; else not_near.
std::size_t near_place(html::Tag tag) noexcept;

/// Equal for blocks whose elements, and the elements round those, look alike.
std::uint32_t kind_hash(const Outline& outline, const OutlineBlock& block);

/// 1 to 6 for a block in <h1> to <h6>, or one level below it; else 0.
int heading_level(const Outline& outline, const OutlineBlock& block);

/// Down from the body, as long as `holds` is true of a child: the innermost such element. Of
/// several children of one element, the first counts.
template <typename Holds>
std::uint32_t innermost_element(const Outline& outline, Holds holds) {
  std::uint32_t innermost = 0;
  for (std::uint32_t child = 1; child < outline.elements[innermost].end;) {
    const bool is_inside = holds(outline.elements[child]);
    if (is_inside) innermost = child;
    child = is_inside ? child + 1 : outline.elements[child].end;
  }
  return innermost;
}

/// Reads the outline of a page's body; without a body element, of all the page.
void read_outline(const html::Document& document, Outline& outline);

}  // namespace dateline::content
