#include <algorithm>
#include <array>
#include <vector>

#include "content/feature_writers.h"
#include "content/features.h"
#include "content/scale.h"

namespace dateline::content {
namespace {

using html::Tag;

constexpr std::size_t columns_of_element = 7;
constexpr std::size_t ancestors = 4;

/// What an element holds: the same for all blocks in it but for the last, where a block stands.
using ElementColumns = std::array<std::uint8_t, columns_of_element - 1>;

ElementColumns columns_of(const OutlineElement& element, const PageFacts& facts) {
  const Sums sums = facts.sums(element);
  return {logarithm(sums.characters),
          share(sums.link_characters, sums.characters),
          share(sums.good_characters, facts.all().good_characters),
          share(sums.good_characters, sums.characters),
          logarithm(element.end_block - element.first_block),
          logarithm(sums.paragraphs)};
}

class SurroundingsWriter {
 public:
  SurroundingsWriter(const Outline& outline, const PageFacts& facts, FeatureTable& table)
      : outline_(outline), facts_(facts), table_(table) {
    columns_.reserve(outline.elements.size());
    for (const OutlineElement& element : outline.elements)
      columns_.push_back(columns_of(element, facts));
  }

  void write() {
    for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
      const std::uint32_t own = outline_.blocks[i].element;
      std::uint32_t element = own;
      for (std::size_t level = 0; level <= ancestors; ++level) {
        write_element(i, level, element);
        if (element == 0) break;
        element = outline_.elements[element].parent;
      }
      write_nearest(i, ancestors + 1, {article_}, not_near);
      write_nearest(i, ancestors + 2, {main_}, not_near);
      write_nearest(i, ancestors + 3, {section_}, not_near);
      write_nearest(i, ancestors + 4, {list_, ordered_list_, table_element_}, 6);
      write_place_in(i, facts_.top, feature::top_inside);
      write_place_in(i, facts_.core, feature::core_inside);
      write_branch(i);
    }
  }

 private:
  void write_element(std::size_t block, std::size_t group, std::uint32_t element) {
    const FeatureTable::Row row = table_.row(block);
    const std::size_t column = feature::around + group * columns_of_element;
    for (std::size_t i = 0; i + 1 < columns_of_element; ++i) row[column + i] = columns_[element][i];
    const OutlineElement& holder = outline_.elements[element];
    row[column + columns_of_element - 1] =
        share(block - holder.first_block, holder.end_block - holder.first_block);
  }

  /// Of several kinds of elements, the nearest that is less than `limit` levels up.
  void write_nearest(std::size_t block, std::size_t group, std::initializer_list<std::size_t> kinds,
                     std::uint8_t limit) {
    const std::uint32_t own = outline_.blocks[block].element;
    std::uint8_t levels = limit;
    for (const std::size_t kind : kinds)
      levels = std::min(levels, outline_.elements[own].near[kind]);
    if (levels == limit) return;
    std::uint32_t element = own;
    for (; levels > 0; --levels) element = outline_.elements[element].parent;
    write_element(block, group, element);
  }

  void write_place_in(std::size_t block, std::uint32_t element, std::size_t column) {
    const FeatureTable::Row row = table_.row(block);
    const OutlineElement& holder = outline_.elements[element];
    const std::uint32_t own = outline_.blocks[block].element;
    const bool is_inside = block >= holder.first_block && block < holder.end_block;
    row[column] = is_inside ? 1 : 0;
    row[column + 1] = capped(levels_to_common(outline_, own, element));
    row[column + 2] = capped(levels_to_common(outline_, element, own));
    row[column + 3] = is_inside
                          ? share(block - holder.first_block, holder.end_block - holder.first_block)
                      : block < holder.first_block ? 0
                                                   : 255;
  }

  /// The core's child that a block stands in.
  void write_branch(std::size_t block) {
    std::uint32_t element = outline_.blocks[block].element;
    const OutlineElement& core = outline_.elements[facts_.core];
    if (block < core.first_block || block >= core.end_block) return;
    while (element != facts_.core && outline_.elements[element].parent != facts_.core)
      element = outline_.elements[element].parent;
    const FeatureTable::Row row = table_.row(block);
    row[feature::branch_good] = columns_[element][2];
    row[feature::branch_good_share] = columns_[element][3];
    row[feature::branch_links] = columns_[element][1];
    row[feature::branch_blocks] = columns_[element][4];
  }

  const Outline& outline_;
  const PageFacts& facts_;
  FeatureTable& table_;
  std::vector<ElementColumns> columns_;
  const std::size_t article_ = near_place(Tag::article);
  const std::size_t main_ = near_place(Tag::main);
  const std::size_t section_ = near_place(Tag::section);
  const std::size_t list_ = near_place(Tag::ul);
  const std::size_t ordered_list_ = near_place(Tag::ol);
  const std::size_t table_element_ = near_place(Tag::table);
};

}  // namespace

void write_surroundings(const Outline& outline, const PageFacts& facts, FeatureTable& table) {
  SurroundingsWriter(outline, facts, table).write();
}

}  // namespace dateline::content
