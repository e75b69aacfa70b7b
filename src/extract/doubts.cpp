#include "extract/doubts.h"

#include <cstddef>
#include <string_view>

#include "extract/word_set.h"

namespace dateline::extraction {

namespace {

bool passed_over_selector(const Search& search, const Story& story) {
  for (const site::Way& way : search.ways(site::Field::body)) {
    if (&way == story.way) return false;
    if (way.kind == site::Way::Kind::selector) return true;
  }
  return false;
}

bool has_more_text_outside(const Search& search, const Story& story) {
  const auto& lines = search.view.lines;
  std::size_t inside = 0;  // bytes of running text
  std::size_t outside = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_inside = i >= story.begin_line && i < story.end_line;
    if (is_inside) {
      inside += lines[i].text().size();
    } else if (lines[i].is_prose && !lines[i].in_navigation && !search.taken[i]) {
      outside += lines[i].text().size();
    }
  }
  return outside > inside;
}

}  // namespace

bool is_doubtful(const Search& search, const Story& story) {
  return passed_over_selector(search, story) || has_more_text_outside(search, story);
}

bool is_doubtful(const Search& search, const Headline& headline) {
  if (!headline.also.empty()) return false;
  const WordSet words(headline.text);
  bool has_title = false;
  for (const char* key : {"og:title", "twitter:title", "headline", "title"}) {
    const MetadataEntry* entry = search.view.metadata.first(key);
    if (entry == nullptr) continue;
    if (2 * words.common_with(WordSet(entry->value)) >= words.size()) return false;
    has_title = has_title || key != std::string_view("title");
  }
  return has_title;
}

bool disagree(std::string_view folded, std::string_view other_folded) {
  const WordSet words(folded);
  const WordSet others(other_folded);
  return 4 * words.common_with(others) < words.size() + others.size();
}

}  // namespace dateline::extraction
