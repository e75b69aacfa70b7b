#include "extract/search.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::extraction {

namespace {

// In letters: the unit of a count is a word or two, a sentence has more.
constexpr std::ptrdiff_t longest_unit = 4;
// In bytes: no row of buttons is longer.
constexpr std::size_t longest_controls = 200;

/// Whether a line is a label and a number, with a short unit at most: "Views: 179", "Reading time:
/// 4 min".
bool is_count(std::string_view key, const std::vector<std::string>& labels) {
  const auto label = std::find_if(labels.begin(), labels.end(),
                                  [&](const std::string& text) { return key.starts_with(text); });
  if (label == labels.end()) return false;
  const std::string_view rest = key.substr(label->size());
  const auto letters = std::count_if(rest.begin(), rest.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || byte >= 0xC0;  // the first byte of any other letter
  });
  return letters <= longest_unit;
}

/// By the comparison key of a text that is no longer than buttons.
bool are_controls(const Search& search, std::string_view rest) {
  while (!rest.empty()) {
    std::size_t longest = rest.front() == ' ' ? 1 : 0;
    for (const std::string& control : search.profile.labels.controls) {
      if (rest.starts_with(control)) longest = std::max(longest, control.size());
    }
    if (longest == 0) return false;
    rest.remove_prefix(longest);
  }
  return true;
}

}  // namespace

void Search::take(html::NodeIndex first, html::NodeIndex last) {
  for (html::NodeIndex i = first; i <= last; ++i) taken_nodes[i] = true;
  const std::size_t end = view.line_at(last + 1);
  for (std::size_t i = view.line_at(first); i < end; ++i) taken[i] = true;
}

bool Search::is_brand(const TextLine& line) const {
  const std::string_view key = line.key;
  return site::has_key(profile.brand, key) ||
         (key.starts_with("by ") && site::has_key(profile.brand, key.substr(3)));
}

bool ends_story(const Search& search, const TextLine& line) {
  const site::Labels& labels = search.profile.labels;
  if (line.key.empty()) return false;
  if (site::has_key(labels.subscribe, line.key)) return true;
  return is_count(line.key, labels.views);
}

bool is_control(const Search& search, std::string_view text) {
  return text.size() <= longest_controls &&
         are_controls(search, text::comparison_key_of_folded(text));
}

bool is_story_furniture(const Search& search, const TextLine& line) {
  if (ends_story(search, line)) return true;
  if (line.key.empty()) return false;  // too long for either
  return site::has_key(search.profile.labels.other, line.key) ||
         (line.text().size() <= longest_controls && are_controls(search, line.key));
}

}  // namespace dateline::extraction
