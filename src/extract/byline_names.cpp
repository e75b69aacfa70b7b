#include "extract/byline_names.h"

#include <algorithm>
#include <array>

#include "extract/byline_words.h"
#include "extract/given_names.h"
#include "extract/page_view.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::extraction {

namespace {

constexpr std::size_t longest_byline = 300;  // in bytes
constexpr std::size_t longest_name = 60;     // in code points
constexpr std::size_t most_words = 5;
constexpr std::size_t most_names = 20;

std::string lower(std::string_view text) {
  return text::comparison_key_of_folded(text);
}

bool is_cased_upper(std::string_view letter) {
  return text::is_upper_case(letter);
}

std::string_view first_letter(std::string_view word) {
  return word.substr(0, text::code_point_at(word, 0).length);
}

/// Whether a word begins with a letter that is no small one; letters of scripts without case too.
bool begins_as_name(std::string_view word) {
  const std::string_view letter = first_letter(word);
  const char32_t c = text::code_point_at(word, 0).value;
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0xC0) return false;
  if (c >= 0x590 && c < 0x10A0) return true;  // scripts without case, Hebrew to Georgian
  if (c >= 0x1100 && c < 0x1E00) return true;
  if (c >= 0x2000 && c < 0x2E80) return false;  // punctuation, symbols
  if (c >= 0x2E80) return c < 0xE000 || (c >= 0xF900 && c < 0xFB00);
  return is_cased_upper(letter);
}

bool is_name_word(std::string_view word) {
  const bool has_mark = std::any_of(word.begin(), word.end(), [](char c) {
    return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '\'' ||
             c == '.' || (static_cast<unsigned char>(c) & 0x80U) != 0);
  });
  return !has_mark && begins_as_name(word);
}

/// A word of a name written in small letters.
bool is_small_word(std::string_view word) {
  return word.size() > 2 && std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
         });
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find(' '));
}

bool is_one_word(std::string_view text) {
  return text.find(' ') == std::string_view::npos;
}

/// Whether a text whose comparison key begins with `key` begins with a prefix as `source` has it.
/// `is_line` asks for what begins a byline wherever it stands.
bool has_prefix(std::string_view key, const BylinePrefix& prefix, bool is_line,
                BylineSource source) {
  // Most lines differ in the first byte from most prefixes.
  if (key.size() <= prefix.text.size() || key.front() != prefix.text.front() ||
      !key.starts_with(prefix.text))
    return false;
  const std::string_view rest = key.substr(prefix.text.size());
  if (rest.front() == ':') return true;
  if (rest.front() != ' ' || (is_line && prefix.kind == BylinePrefix::Kind::label)) return false;
  const bool may_be_name =
      prefix.kind == BylinePrefix::Kind::name && (is_line || source != BylineSource::page);
  return !may_be_name || !is_one_word(rest.substr(1));
}

/// The length of "By" or its kin at the start of a text, with what stands behind it; 0 when there
/// is none.
std::size_t prefix_length(std::string_view text, BylineSource source) {
  constexpr std::size_t longest_beginning = 80;
  const std::string key = text::comparison_key_of_folded(text.substr(
      0, text.size() > longest_beginning ? text.find(' ', longest_beginning) : text.size()));
  std::size_t longest = 0;
  for (const BylinePrefix& prefix : byline_prefixes) {
    if (!has_prefix(key, prefix, false, source)) continue;
    // The key is as long as the text here: its letters have small forms of the same length.
    std::size_t end = std::min(prefix.text.size(), text.size());
    while (end < text.size() && (text[end] == ' ' || text[end] == ':')) ++end;
    longest = std::max(longest, end);
  }
  return longest;
}

/// Takes the first part of a byline off it; parts are set off by marks.
std::string_view take_part(std::string_view& rest) {
  static constexpr auto marks =
      std::to_array<std::string_view>({",", ";", "|", "&", "/",  "(", ")", "•", "·", " - ", "–",
                                       "—", "+", ":", "،", "、", "~", "*", "»", "«", ">",   "<"});
  std::size_t from = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view mark : marks) {
    const std::size_t at = rest.find(mark);
    if (at >= from) continue;
    from = at;
    length = mark.size();
  }
  if (from == std::string_view::npos) from = rest.size();
  const std::string_view part = rest.substr(0, from);
  rest.remove_prefix(std::min(from + length, rest.size()));
  return text::trim_ascii(part);
}

class BylineReader {
 public:
  BylineReader(const SiteNames& site, BylineSource source) : site_(site), source_(source) {}

  std::vector<std::string> read(std::string_view text) {
    if (text.size() > longest_byline) return {};
    if (source_ == BylineSource::metadata) {
      if (std::string name = turned_name(text); !name.empty()) {
        add(name, false);
        return std::move(names_);
      }
    }
    if (const auto date = text::find_date(text)) {
      // Some bylines have their date in front.
      text = date->from > 3 ? text.substr(0, date->from) : text.substr(date->to);
    }
    text = without_prefixes(trim_separators(text));
    while (!text.empty() && !is_over_) read_part(take_part(text));
    return std::move(names_);
  }

 private:
  std::string_view without_prefixes(std::string_view text) const {
    while (const std::size_t length = prefix_length(text, source_))
      text = trim_separators(text.substr(length));
    return text;
  }

  /// "Uchqun, Samir" is "Samir Uchqun". Empty for any other text.
  std::string turned_name(std::string_view text) const {
    const std::size_t comma = text.find(", ");
    if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos)
      return {};
    const std::string_view last = text.substr(0, comma);
    const std::string_view first = text.substr(comma + 2);
    if (!is_one_word(last) || !is_name_word(last) || !is_one_word(first_word(first)) ||
        !is_given_name(lower(first_word(first))))
      return {};
    return std::string(first) + ' ' + std::string(last);
  }

  bool is_word_of_name(std::string_view word) const {
    return is_name_word(word) || is_particle(lower(word)) ||
           (source_ == BylineSource::person && is_small_word(word));
  }

  /// Splits a part at words that join names; what stands behind a word in lower case that is none
  /// of a name's ("for", "in"), or a job, belongs to no name.
  void read_part(std::string_view part) {
    part = without_prefixes(part);
    std::string name;
    bool was_cut = false;
    while (!part.empty()) {
      const std::size_t end = std::min(part.find(' '), part.size());
      const std::string_view word = part.substr(0, end);
      part.remove_prefix(std::min(end + 1, part.size()));
      const std::string key = lower(word);
      if (!name.empty() && is_conjunction(word) && (!is_particle(word) || is_one_word(part))) {
        add(name, was_cut);
        name.clear();
        was_cut = false;
        continue;
      }
      if (ends_authors(trim_separators(key))) {
        is_over_ = true;
        break;
      }
      if (was_cut) continue;
      const bool has_job = is_job(trim_separators(key)) && begins_as_person(name);
      if (!name.empty() && (!is_word_of_name(word) || has_job)) {
        was_cut = true;
        continue;
      }
      if (!name.empty()) name += ' ';
      name += word;
    }
    add(name, was_cut);
  }

  /// Whether a name of two words or more begins as people's do.
  static bool begins_as_person(std::string_view name) {
    if (name.empty()) return false;
    const bool has_case = static_cast<unsigned char>(name.front()) < 0xE0;
    return !has_case || (!is_one_word(name) && is_given_name(lower(first_word(name))));
  }

  void add(std::string_view text, bool was_cut) {
    const std::string_view name = trim_separators(text);
    if (is_one_word(name) && (!names_.empty() || was_cut) && !begins_as_person(name)) return;
    if (names_.size() >= most_names || !is_person(name)) return;
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) return;
    names_.emplace_back(name);
  }

  bool is_person(std::string_view name) const {
    if (length_of(name) < 2 || length_of(name) > longest_name) return false;
    // The site of one person has that person's name.
    const std::string_view first = first_word(name);
    const std::string_view last = name.substr(name.rfind(' ') + 1);
    const bool begins_with_given_name = is_given_name(lower(first));
    if (site_.is_name(name) &&
        (is_one_word(name) || !begins_with_given_name || is_thing(lower(last))))
      return false;
    // Capitals alone are an abbreviation, of an agency or of whoever wrote for it.
    constexpr std::size_t longest_abbreviation = 4;
    const bool may_be_name = begins_with_given_name && name.size() > longest_abbreviation;
    if (is_one_word(name) && text::is_upper_case(name) && !may_be_name &&
        static_cast<unsigned char>(name.front()) < 0x80)
      return false;
    if (source_ != BylineSource::person && (!is_name_word(first) || !is_name_word(last)))
      return false;
    std::size_t words = 0;
    for (std::string_view rest = name; !rest.empty();) {
      const std::string_view word = first_word(rest);
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      const std::string key = lower(word);
      if (is_no_name(trim_separators(key)) || !is_word_of_name(word)) return false;
      ++words;
    }
    return words <= most_words;
  }

  const SiteNames& site_;
  BylineSource source_;
  std::vector<std::string> names_;
  bool is_over_ = false;
};

}  // namespace

std::vector<std::string> names_in_byline(std::string_view folded, const SiteNames& site,
                                         BylineSource source) {
  return BylineReader(site, source).read(folded);
}

std::string first_name_first(std::string_view name) {
  constexpr std::size_t most_first_names = 3;
  const std::size_t comma = name.find(", ");
  if (comma == std::string_view::npos) return std::string(name);
  const std::string_view first = name.substr(comma + 2);
  std::string_view last = name.substr(0, comma);
  while (!is_one_word(last) && is_particle(lower(first_word(last))))
    last.remove_prefix(first_word(last).size() + 1);
  const bool is_name = is_one_word(last) && is_name_word(last) && is_name_word(first_word(first)) &&
                       first.find_first_of(",;") == std::string_view::npos &&
                       text::count_words(first) <= most_first_names && !text::is_upper_case(first);
  return is_name ? std::string(first) + ' ' + std::string(name.substr(0, comma))
                 : std::string(name);
}

bool begins_as_byline(std::string_view key) {
  return std::any_of(byline_prefixes.begin(), byline_prefixes.end(),
                     [&](const BylinePrefix& prefix) {
                       return has_prefix(key, prefix, true, BylineSource::page);
                     });
}

bool is_byline_label(std::string_view key) {
  const bool has_colon = key.ends_with(':');
  if (has_colon) key.remove_suffix(1);
  return std::any_of(
      byline_prefixes.begin(), byline_prefixes.end(), [&](const BylinePrefix& prefix) {
        return prefix.text == key && (prefix.kind != BylinePrefix::Kind::name || has_colon);
      });
}

bool ends_byline(std::string_view folded) {
  return ends_authors(trim_separators(lower(first_word(trim_separators(folded)))));
}

bool names_others(std::string_view folded) {
  return speaks_of_others(trim_separators(lower(first_word(trim_separators(folded)))));
}

bool joins_names(std::string_view folded) {
  const std::string_view text = trim_separators(folded);
  return text.empty() || text == "&" || is_conjunction(lower(text));
}

}  // namespace dateline::extraction
