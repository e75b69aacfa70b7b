#pragma once

#include <span>

#include "content/outline.h"

namespace dateline::content {

/// Short blocks that look alike, from the first long block of the body to the last, are of it or
/// are not together: a page's sub-headings, its boxes' labels. Each takes half of what is said of
/// all of them. `scores` are log-odds, one for each block of the outline.
void settle_alike_blocks(const Outline& outline, std::span<float> scores);

}  // namespace dateline::content
