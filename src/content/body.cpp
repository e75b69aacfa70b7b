#include "content/body.h"

#include <cmath>
#include <unordered_set>

#include "content/context.h"
#include "content/features.h"
#include "content/page_kind.h"
#include "content/settle.h"

namespace dateline::content {
namespace {

std::uint8_t likelihood_of(float score) {
  return static_cast<std::uint8_t>(std::lround(255 / (1 + std::exp(-score))));
}

}  // namespace

const std::vector<Block>& BodyFinder::find(const html::Document& document, const PageHints& hints,
                                           const Model& model) {
  read_outline(document, outline_);
  read_page_facts(outline_, hints, facts_);
  features_.reset(outline_.blocks.size(), feature::count_of_both_stages);
  write_features(outline_, facts_, features_);
  write_word_weights(outline_, model.words, features_);
  evaluate(model.first, features_, scores_);
  write_likelihood(first_likelihood_);
  // Training asks for the context without a second stage: it is what that one learns from.
  if (model.first.trees() > 0) write_context(outline_, first_likelihood_, features_);
  if (model.second.trees() > 0) {
    mark_possible();
    evaluate(model.second, features_, is_possible_, scores_);
    settle_alike_blocks(outline_, scores_);
  }
  write_likelihood(likelihood_);
  choose(model);
  return body_;
}

bool BodyFinder::is_article(const PageHints& hints, const Model& model) {
  write_page_features(outline_, facts_, hints, first_likelihood_, page_features_);
  // A page of a few blocks lists nothing, and the pages of the training have more.
  constexpr std::size_t fewest_blocks = 10;
  if (model.page.trees() == 0 || outline_.blocks.size() <= fewest_blocks) return true;
  evaluate(model.page, page_features_, scores_);
  return likelihood_of(scores_[0]) > model.page_threshold;
}

void BodyFinder::mark_possible() {
  constexpr std::uint8_t surely_no_body = 1;
  is_possible_.resize(first_likelihood_.size());
  for (std::size_t i = 0; i < first_likelihood_.size(); ++i)
    is_possible_[i] = first_likelihood_[i] > surely_no_body ? 1 : 0;
}

void BodyFinder::write_likelihood(std::vector<std::uint8_t>& likelihood) const {
  likelihood.resize(scores_.size());
  for (std::size_t i = 0; i < scores_.size(); ++i) likelihood[i] = likelihood_of(scores_[i]);
}

void BodyFinder::choose(const Model& model) {
  constexpr std::uint32_t shortest_repeated = 6;  // in words
  body_.clear();
  std::unordered_set<std::uint64_t> texts;
  for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
    const TextMeasures& text = outline_.blocks[i].text;
    const bool is_long = text.words() >= Model::long_block;
    if (likelihood_[i] <= (is_long ? model.long_threshold : model.short_threshold)) continue;
    if (text.words() >= shortest_repeated && !texts.insert(text.hash).second) continue;
    body_.push_back(outline_.blocks[i].block);
  }
}

}  // namespace dateline::content
