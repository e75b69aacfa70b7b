#include <algorithm>
#include <cstdint>

#include "content/feature_writers.h"
#include "content/features.h"
#include "content/scale.h"

namespace dateline::content {
namespace {

constexpr int farthest_neighbour = 3;
constexpr std::size_t columns_of_neighbour = 6;

void write_neighbour(const Outline& outline, const PageFacts& facts, std::size_t index,
                     std::size_t other, std::size_t column, FeatureTable& table) {
  const FeatureTable::Row row = table.row(index);
  const FeatureTable::Row other_row = table.row(other);
  const OutlineElement& own = outline.element_of(outline.blocks[index]);
  const OutlineElement& element = outline.element_of(outline.blocks[other]);
  row[column] = other_row[feature::characters];
  row[column + 1] = other_row[feature::link_share];
  row[column + 2] = facts.is_good[other] ? 1 : 0;
  const bool is_alike = own.signature == element.signature &&
                        outline.parent_of(own).signature == outline.parent_of(element).signature;
  row[column + 3] = is_alike ? 1 : 0;
  row[column + 4] = own.parent == element.parent ? 1 : 0;
  row[column + 5] = other_row[feature::own_tag];
}

/// The nearest good block on one side.
void write_good(const Outline& outline, std::size_t index, std::optional<std::size_t> good,
                std::size_t column, FeatureTable& table) {
  const FeatureTable::Row row = table.row(index);
  if (!good) {
    row[column] = 255;
    row[column + 1] = not_near;
    return;
  }
  row[column] = capped(index > *good ? index - *good : *good - index);
  row[column + 1] = capped(
      levels_to_common(outline, outline.blocks[index].element, outline.blocks[*good].element));
}

}  // namespace

void write_neighbours(const Outline& outline, const PageFacts& facts, FeatureTable& table) {
  const std::size_t count = outline.blocks.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t column = feature::neighbours;
    for (int step = -farthest_neighbour; step <= farthest_neighbour; ++step) {
      if (step == 0) continue;
      const auto other = static_cast<std::ptrdiff_t>(i) + step;
      if (other >= 0 && other < static_cast<std::ptrdiff_t>(count))
        write_neighbour(outline, facts, i, static_cast<std::size_t>(other), column, table);
      column += columns_of_neighbour;
    }
  }
  std::optional<std::size_t> first_good;
  std::optional<std::size_t> last_good;
  for (std::size_t i = 0; i < count; ++i) {
    write_good(outline, i, last_good, feature::previous_good_distance, table);
    if (facts.is_good[i]) last_good = i;
    if (facts.is_good[i] && !first_good) first_good = i;
  }
  std::optional<std::size_t> next_good;
  for (std::size_t i = count; i-- > 0;) {
    write_good(outline, i, next_good, feature::next_good_distance, table);
    if (facts.is_good[i]) next_good = i;
    if (!first_good) continue;
    const FeatureTable::Row row = table.row(i);
    row[feature::blocks_from_first_good] = signed_logarithm(*first_good, i);
    row[feature::blocks_to_last_good] = signed_logarithm(i, *last_good);
  }
}

}  // namespace dateline::content
