#include "extract/badges.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::extraction {

namespace {

constexpr std::string_view separators = "/|, ";

bool is_badge(std::string_view word, const site::Profile& profile) {
  return site::has_key(profile.badges, text::comparison_key_of_folded(word));
}

}  // namespace

std::vector<std::string> badges_of(std::string_view line, const site::Profile& profile) {
  std::vector<std::string> badges;
  // "LIVE-VIDEO" may be a badge as a whole, so words are cut at the separators only.
  while (!line.empty()) {
    const std::size_t start = line.find_first_not_of(separators);
    if (start == std::string_view::npos) break;
    line.remove_prefix(start);
    const std::size_t end = std::min(line.find_first_of(separators), line.size());
    const std::string_view word = line.substr(0, end);
    if (!is_badge(word, profile)) return {};
    badges.push_back(text::to_upper(word));
    line.remove_prefix(end);
  }
  return badges;
}

std::vector<std::string> take_trailing_badges(std::string& title, const site::Profile& profile) {
  std::vector<std::string> badges;
  std::string_view rest = title;
  std::string_view kept = title;
  constexpr std::size_t most_badges = 8;
  while (badges.size() < most_badges) {
    const std::size_t end = rest.find_last_not_of(separators);
    if (end == std::string_view::npos) break;
    rest = rest.substr(0, end + 1);
    const std::size_t cut = rest.find_last_of(separators);
    if (cut == std::string_view::npos) break;  // a title is never badges alone
    const std::string_view word = rest.substr(cut + 1);
    if (!is_badge(word, profile)) break;
    rest = rest.substr(0, cut);
    const std::size_t before = rest.find_last_not_of(separators);
    if (before == std::string_view::npos) break;
    // What divides the word from the text before it: a blank, or something stronger.
    const std::string_view gap = std::string_view(title).substr(before + 1, cut - before);
    const bool is_set_off = gap.find_first_of("/|") != std::string_view::npos;
    if (!is_set_off && !text::is_upper_case(word)) break;
    badges.insert(badges.begin(), text::to_upper(word));
    rest = rest.substr(0, before + 1);
    kept = rest;
  }
  title.resize(kept.size());
  return badges;
}

}  // namespace dateline::extraction
