#pragma once

#include "content/feature_table.h"
#include "content/outline.h"
#include "content/page_facts.h"

/// The groups of features that have a file of their own.
namespace dateline::content {

/// Text in the elements round a block, and where it stands in the page's main ones.
void write_surroundings(const Outline& outline, const PageFacts& facts, FeatureTable& table);
/// The blocks before and behind.
void write_neighbours(const Outline& outline, const PageFacts& facts, FeatureTable& table);
/// Blocks of the same kind, and the same text elsewhere in the page.
void write_repetition(const Outline& outline, const PageFacts& facts, FeatureTable& table);
/// The heading above.
void write_headings(const Outline& outline, const PageFacts& facts, FeatureTable& table);

}  // namespace dateline::content
