#pragma once

#include <cstdint>
#include <span>

#include "content/features.h"

/// The second stage: blocks in their context, by what the first stage says of them.
namespace dateline::content {

namespace feature {
enum ContextColumn : std::uint16_t {
  nearby = count_of_first_stage,  // 13 columns: from six blocks before to six behind
  mean_of_two_around = nearby + 13,
  mean_of_five_around,
  mean_of_five_before,
  mean_of_five_behind,
  mass_before,
  mass_behind,
  own_mass,
  page_mass,
  page_likely,
  page_likeliest,
  page_uncertain,
  inside,                    // the own element and four ancestors, four columns each
  holders = inside + 5 * 4,  // elements that hold a half, four fifths and 95 %: four columns each
  alike_mean = holders + 3 * 4,
  alike_others_mean,
  alike_share,
  tag_mean,
  first_sure_distance,
  last_sure_distance,
  previous_sure_distance,
  previous_sure_up,
  next_sure_distance,
  next_sure_up,
  alike_sure_share,
  said_by_sure,
  // among what stands between the first sure block and the last
  alike_between_mean,
  alike_between_least,
  alike_between_blocks,
  level_between_mean,
  count_of_both_stages,
};
}  // namespace feature

/// Fills the columns of the second stage. `likelihood` is what the first says of each block, 255
/// for certainty.
void write_context(const Outline& outline, std::span<const std::uint8_t> likelihood,
                   FeatureTable& table);

}  // namespace dateline::content
