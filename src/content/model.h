#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "content/boosted_trees.h"
#include "content/word_weights.h"

namespace dateline::content {

/// What training/ has learned: which blocks of a page are its body. Immutable; safe to use from any
/// number of threads.
struct Model {
  std::string provenance;  ///< the hash of its training data and options, as training/ writes it
  WordWeights words;
  BoostedTrees first;   ///< by a block's own features
  BoostedTrees second;  ///< by those and by what the first says of the page; may have no trees
  BoostedTrees page;    ///< whether a page is an article; may have no trees
  /// A block is of the body when its likelihood is above, 255 being certain: less is asked of a
  /// block of long_block words or more, as paragraphs have.
  std::uint8_t short_threshold = 120;
  std::uint8_t long_threshold = 90;
  static constexpr std::uint32_t long_block = 20;
  /// A page is an article when its likelihood is above.
  std::uint8_t page_threshold = 0;
};

/// Reads a model from the bytes of a file (format: training/README.md). The error says what is
/// wrong with them.
tl::expected<Model, std::string> read_model(std::string_view bytes);

}  // namespace dateline::content
