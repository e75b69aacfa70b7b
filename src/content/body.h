#pragma once

#include <cstdint>
#include <vector>

#include "content/block.h"
#include "content/model.h"
#include "content/outline.h"
#include "content/page_facts.h"
#include "content/page_hints.h"

namespace dateline::content {

/// Finds the body of an article by a model. Keeps its memory for the next page; for one thread.
class BodyFinder {
 public:
  /// The blocks of the body, in the order of the page; of several with the same text (six words or
  /// more), the first. The view lives until the next call.
  const std::vector<Block>& find(const html::Document& document, const PageHints& hints,
                                 const Model& model);

  /// Whether the last page is an article, by the same model and hints.
  bool is_article(const PageHints& hints, const Model& model);

  /// Of the last page: for training, and for whoever wants to know more of it.
  const Outline& outline() const { return outline_; }
  const PageFacts& facts() const { return facts_; }
  const FeatureTable& features() const { return features_; }
  const FeatureTable& page_features() const { return page_features_; }
  /// How likely each block of the outline is of the body, 255 being certain.
  const std::vector<std::uint8_t>& likelihood() const { return likelihood_; }

 private:
  void write_likelihood(std::vector<std::uint8_t>& likelihood) const;
  void mark_possible();
  void choose(const Model& model);

  Outline outline_;
  PageFacts facts_;
  FeatureTable features_;
  FeatureTable page_features_;
  std::vector<float> scores_;
  /// What the first stage says: the page's kind is told by that.
  std::vector<std::uint8_t> first_likelihood_;
  std::vector<std::uint8_t> likelihood_;
  /// The blocks that the second stage is asked of: many stand far from any story.
  std::vector<std::uint8_t> is_possible_;
  std::vector<Block> body_;
};

}  // namespace dateline::content
