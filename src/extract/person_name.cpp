#include "extract/person_name.h"

#include <algorithm>
#include <array>

#include "extract/page_view.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

constexpr std::size_t longest_name = 60;  // in code points

/// The word's first code point and the rest.
std::pair<std::string_view, std::string_view> split_first(std::string_view word) {
  std::size_t end = 1;
  while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) ++end;
  return {word.substr(0, end), word.substr(end)};
}

bool is_name_word(std::string_view word) {
  static constexpr std::array<std::string_view, 11> particles = {
      "de", "van", "von", "der", "bin", "al", "el", "la", "di", "oğlu", "qızı"};
  if (word.empty()) return false;
  if (std::find(particles.begin(), particles.end(), word) != particles.end()) return true;
  const auto [first, rest] = split_first(word);
  if (!text::is_upper_case(first)) return false;
  if (rest.empty() || rest == ".") return true;  // an initial
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  const bool is_all_letters = std::all_of(rest.begin(), rest.end(), [&](char c) {
    return is_letter(c) || c == '-' || c == '\'' || c == '.';
  });
  return is_all_letters && !text::is_upper_case(rest);
}

}  // namespace

bool is_person_name(std::string_view text) {
  if (text.empty() || length_of(text) > longest_name || text.ends_with('.')) return false;
  std::size_t words = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (!is_name_word(rest.substr(0, end))) return false;
    ++words;
    rest = end == rest.size() ? std::string_view() : rest.substr(end + 1);
  }
  return words >= 2 && words <= 4;
}

std::string name_in_byline(std::string_view line, const site::Profile& profile) {
  static constexpr std::array<std::string_view, 8> prefixes = {
      "By ", "BY ", "Author:", "Автор:", "Müəllif:", "Հեղինակ՝", "Հեղինակ:", "by "};
  std::string_view name = trim_separators(line);
  for (const std::string_view prefix : prefixes) {
    if (name.starts_with(prefix)) {
      name = trim_separators(name.substr(prefix.size()));
      break;
    }
  }
  // The brand is the byline's last word, or all of it.
  const std::size_t blank = name.find_last_of(" |,");
  const std::size_t last = blank == std::string_view::npos ? 0 : blank + 1;
  if (site::has_key(profile.brand, text::comparison_key_of_folded(name.substr(last)))) {
    name = trim_separators(name.substr(0, last));
  }
  return std::string(name);
}

}  // namespace dateline::extraction
