#pragma once

#include <cstdint>

#include "html/document.h"

/// Where in the tree a date stands, as seen from the headline.
namespace dateline::extraction {

/// How far a node is from the heading: nodes behind it are nearer than those before it. With no
/// heading, from the page's beginning.
std::uint64_t distance_from_heading(html::NodeIndex node, html::NodeIndex heading);

/// What a candidate's votes are multiplied with at this distance: far away, it may belong to
/// something else.
double nearness(std::uint64_t distance);

/// Whether a node belongs to something else than the story under the heading: a card with another
/// story's title, a comment, what stands beside the story or below the page.
bool is_of_other_story(html::Node node, html::NodeIndex heading);

/// Whether a node stands in a row of a list with another story's title. Without a heading nothing
/// does, as the title may be the story's own.
bool is_in_row(html::Node node, html::NodeIndex heading);

/// What the element round a text, or one close above, says of it by its class or id: "post-date".
enum class DateWord { none, date, update };
DateWord date_word_of(html::Node node);

}  // namespace dateline::extraction
