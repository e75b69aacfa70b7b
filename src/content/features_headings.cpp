#include <algorithm>
#include <cstdint>
#include <optional>

#include "content/feature_writers.h"
#include "content/features.h"
#include "content/scale.h"

namespace dateline::content {

void write_headings(const Outline& outline, const PageFacts& facts, FeatureTable& table) {
  std::optional<std::size_t> above;
  std::uint32_t number = 0;
  std::uint32_t first_level = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const int level = heading_level(outline, outline.blocks[i]);
    const FeatureTable::Row row = table.row(i);
    row[feature::own_heading_level] = static_cast<std::uint8_t>(level);
    if (above) {
      row[feature::heading_level] = table.at(*above, feature::own_heading_level);
      row[feature::heading_distance] = capped(i - *above);
      row[feature::heading_up] = capped(
          levels_to_common(outline, outline.blocks[i].element, outline.blocks[*above].element));
    }
    row[feature::heading_number] = capped(number);
    if (level > 0) {
      above = i;
      ++number;
    }
    if (level == 1 && facts.heading && i > *facts.heading) ++first_level;
    row[feature::headings_1_behind] = capped(first_level);
  }
}

}  // namespace dateline::content
