#include "content/page_facts.h"

#include <algorithm>

#include "content/scale.h"

namespace dateline::content {
namespace {

bool is_good_block(const TextMeasures& text) {
  return text.characters >= 60 && text.words() >= 8 &&
         text.link_characters * 20 < text.characters * 7 && text.ends_with_mark;
}

/// The words of a text that is no part of the page.
std::vector<WordHash> words_of(std::string_view text) {
  std::vector<WordHash> words;
  TextMeter meter(words);
  meter.add(text, {});
  meter.take();
  return words;
}

void read_hints(const PageHints& hints, PageFacts& facts) {
  facts.title_words.clear();
  facts.description_shingles.clear();
  facts.article_body_shingles.clear();
  facts.is_news_article = hints.is_news_article;
  facts.is_open_graph_article = hints.is_open_graph_article;
  facts.title_word_count = 0;
  for (const std::string_view title : hints.titles) {
    const std::vector<WordHash> words = words_of(title);
    for (const WordHash word : words) facts.title_words.add(word);
    // The shortest of them is the one without the site's name.
    const auto count = static_cast<std::uint32_t>(words.size());
    if (count > 0 && (facts.title_word_count == 0 || count < facts.title_word_count))
      facts.title_word_count = count;
  }
  for (const std::string_view description : hints.descriptions) {
    const std::vector<WordHash> words = words_of(description);
    for (std::size_t i = 2; i < words.size(); ++i)
      facts.description_shingles.add(shingle<3>(&words[i - 2]));
  }
  const std::vector<WordHash> words = words_of(hints.article_body);
  facts.article_body_words = static_cast<std::uint32_t>(words.size());
  for (std::size_t i = 3; i < words.size(); ++i)
    facts.article_body_shingles.add(shingle<4>(&words[i - 3]));
}

/// The score that Readability gives to the elements round paragraphs (Arc90's algorithm).
std::uint32_t find_top(const Outline& outline, const PageFacts& facts) {
  std::vector<std::uint32_t> scores(outline.elements.size());
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const OutlineBlock& block = outline.blocks[i];
    if (!facts.is_good[i] || block.text.characters < 80) continue;
    const std::uint32_t score =
        6 * (1 + block.text.commas + std::min(3U, block.text.characters / 100));
    std::uint32_t element = block.element;
    for (std::uint32_t part = 1; part <= 3 && element != 0; ++part) {
      element = outline.elements[element].parent;
      scores[element] += score / part;
    }
  }
  std::uint32_t top = 0;
  std::uint64_t best = 0;
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    if (scores[i] == 0) continue;
    const Sums sums = facts.sums(outline.elements[i]);
    const std::uint64_t score =
        std::uint64_t{scores[i]} * (255U - share(sums.link_characters, sums.characters));
    if (score <= best) continue;
    best = score;
    top = i;
  }
  return top;
}

/// The innermost element with most of the good text.
std::uint32_t find_core(const Outline& outline, const PageFacts& facts) {
  const std::uint64_t all = facts.all().good_characters;
  return innermost_element(outline, [&](const OutlineElement& element) {
    return all > 0 && std::uint64_t{facts.sums(element).good_characters} * 10 >= all * 6;
  });
}

/// The first-level heading that is most like the title, or else the first of them; where there is
/// none, a block that says the title.
std::optional<std::uint32_t> find_heading(const Outline& outline, const PageFacts& facts) {
  const std::size_t in_heading = static_cast<std::size_t>(
      std::find(near_tags.begin(), near_tags.end(), html::Tag::h1) - near_tags.begin());
  std::optional<std::uint32_t> heading;
  int best = -1;
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    const OutlineBlock& block = outline.blocks[i];
    const bool is_heading = outline.element_of(block).near[in_heading] <= 2;
    if (!is_heading && block.text.words() > 40) continue;
    const TitleLikeness likeness = title_likeness(outline, block, facts);
    const int likeness_sum = likeness.in_title + likeness.of_title;
    if (!is_heading && likeness_sum < 400) continue;
    const int score = likeness_sum + (is_heading ? 300 : 0);
    if (score <= best) continue;
    best = score;
    heading = i;
  }
  return heading;
}

}  // namespace

TitleLikeness title_likeness(const Outline& outline, const OutlineBlock& block,
                             const PageFacts& facts) {
  if (facts.title_word_count == 0) return {};
  std::uint32_t found = 0;
  for (std::uint32_t i = block.text.words_from; i < block.text.words_to; ++i)
    found += facts.title_words.may_have(outline.words[i]) ? 1 : 0;
  return {share(found, block.text.words()), share(found, facts.title_word_count)};
}

void read_page_facts(const Outline& outline, const PageHints& hints, PageFacts& facts) {
  read_hints(hints, facts);
  const std::size_t count = outline.blocks.size();
  facts.is_good.assign(count, false);
  facts.before.assign(count + 1, {});
  for (std::size_t i = 0; i < count; ++i) {
    const OutlineBlock& block = outline.blocks[i];
    facts.is_good[i] = is_good_block(block.text);
    Sums& next = facts.before[i + 1];
    next = facts.before[i];
    next.characters += block.text.characters;
    next.link_characters += block.text.link_characters;
    if (facts.is_good[i]) next.good_characters += block.text.characters;
    if (outline.element_of(block).tag == html::Tag::p) ++next.paragraphs;
  }
  facts.articles = static_cast<std::uint32_t>(std::count_if(
      outline.elements.begin(), outline.elements.end(),
      [](const OutlineElement& element) { return element.tag == html::Tag::article; }));
  facts.heading = find_heading(outline, facts);
  facts.top = find_top(outline, facts);
  facts.core = find_core(outline, facts);
}

std::uint32_t levels_to_common(const Outline& outline, std::uint32_t from, std::uint32_t to) {
  constexpr std::uint32_t farthest = 64;  // trees ask for no more
  std::uint32_t levels = 0;
  while (from != 0 && levels < farthest && !(from <= to && to < outline.elements[from].end)) {
    from = outline.elements[from].parent;
    ++levels;
  }
  return levels;
}

}  // namespace dateline::content
