#include "extract/byline_names.h"

#include <algorithm>
#include <array>
#include <optional>

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

/// What stands in front of names: in lower case. Those that are words of names in their languages
/// too ("von", "di") need two words behind them.
struct Prefix {
  std::string_view text;
  bool may_be_name = false;
};
constexpr std::array<Prefix, 52> prefixes = {{
    {"article written by"},
    {"article by"},
    {"written by"},
    {"posted by"},
    {"published by"},
    {"reported by"},
    {"reporting by"},
    {"reviewed by"},
    {"story by"},
    {"words by"},
    {"text by"},
    {"opinion by"},
    {"analysis by"},
    {"created by"},
    {"submitted by"},
    {"contributed by"},
    {"by"},
    {"from"},
    {"authors"},
    {"author"},
    {"ein beitrag von"},
    {"ein artikel von"},
    {"geschrieben von"},
    {"verfasst von"},
    {"erstellt von"},
    {"autorin"},
    {"autoren"},
    {"autor"},
    {"text von"},
    {"text"},
    {"von", true},
    {"par", true},
    {"rédigé par"},
    {"écrit par"},
    {"publié par"},
    {"auteur"},
    {"por", true},
    {"escrito por"},
    {"publicado por"},
    {"di", true},
    {"a cura di"},
    {"autore"},
    {"scritto da"},
    {"door", true},
    {"av", true},
    {"af", true},
    {"skrevet av"},
    {"tekst"},
    {"автор"},
    {"текст"},
    {"yazar"},
    {"müəllif"},
}};

/// Words that join names.
constexpr std::array<std::string_view, 16> conjunctions = {"and",  "und", "et",   "y",  "e",  "i",
                                                           "en",   "og",  "och",  "ja", "ve", "и",
                                                           "with", "mit", "avec", "및"};

/// Words in lower case that are a part of names.
constexpr std::array<std::string_view, 36> particles = {
    "de",  "van", "von", "der", "den", "del", "della", "di",  "da",   "do",   "dos",  "das",
    "du",  "des", "la",  "le",  "los", "las", "bin",   "ibn", "al",   "el",   "ul",   "zu",
    "zum", "zur", "ter", "ten", "te",  "af",  "av",    "y",   "oğlu", "qızı", "dell", "'t"};

/// Words that no person is called by: what organisations, desks, jobs and pages are.
constexpr std::array<std::string_view, 118> foreign_words = {"the",
                                                             "staff",
                                                             "desk",
                                                             "team",
                                                             "editor",
                                                             "editors",
                                                             "editorial",
                                                             "newsroom",
                                                             "news",
                                                             "redaktion",
                                                             "redaktionen",
                                                             "rédaction",
                                                             "redacción",
                                                             "redazione",
                                                             "redakcja",
                                                             "redakce",
                                                             "redactie",
                                                             "redação",
                                                             "reporter",
                                                             "reporters",
                                                             "reporterin",
                                                             "correspondent",
                                                             "correspondents",
                                                             "korrespondent",
                                                             "agency",
                                                             "agencies",
                                                             "agence",
                                                             "agentur",
                                                             "agencia",
                                                             "agenzia",
                                                             "press",
                                                             "presse",
                                                             "media",
                                                             "magazine",
                                                             "network",
                                                             "tv",
                                                             "television",
                                                             "radio",
                                                             "admin",
                                                             "administrator",
                                                             "webmaster",
                                                             "guest",
                                                             "contributor",
                                                             "contributors",
                                                             "contributing",
                                                             "author",
                                                             "authors",
                                                             "autor",
                                                             "auteur",
                                                             "writer",
                                                             "writers",
                                                             "journalist",
                                                             "journalists",
                                                             "redakteur",
                                                             "redakteurin",
                                                             "chefredakteur",
                                                             "online",
                                                             "digital",
                                                             "website",
                                                             "com",
                                                             "org",
                                                             "net",
                                                             "inc",
                                                             "ltd",
                                                             "llc",
                                                             "gmbh",
                                                             "ag",
                                                             "company",
                                                             "university",
                                                             "universität",
                                                             "institute",
                                                             "institut",
                                                             "center",
                                                             "centre",
                                                             "foundation",
                                                             "department",
                                                             "ministry",
                                                             "council",
                                                             "committee",
                                                             "association",
                                                             "group",
                                                             "times",
                                                             "herald",
                                                             "tribune",
                                                             "gazette",
                                                             "journal",
                                                             "daily",
                                                             "today",
                                                             "weekly",
                                                             "chronicle",
                                                             "reuters",
                                                             "afp",
                                                             "dpa",
                                                             "ap",
                                                             "upi",
                                                             "ansa",
                                                             "efe",
                                                             "tass",
                                                             "xinhua",
                                                             "published",
                                                             "updated",
                                                             "posted",
                                                             "share",
                                                             "read",
                                                             "more",
                                                             "follow",
                                                             "comments",
                                                             "view",
                                                             "profile",
                                                             "posts",
                                                             "articles",
                                                             "all",
                                                             "about",
                                                             "anonymous",
                                                             "unknown",
                                                             "user",
                                                             "редакция",
                                                             "служба"};

template <typename List>
bool has(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

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

bool is_person(std::string_view name, const SiteNames& site) {
  if (name.empty() || length_of(name) > longest_name || site.is_name(name)) return false;
  std::size_t words = 0;
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (has(foreign_words, lower(word))) return false;
    if (!is_name_word(word) && !has(particles, lower(word))) return false;
    ++words;
  }
  return words <= most_words && length_of(name) >= 2;
}

/// The length of "By" or its kin at the start of a text, with what stands behind it; 0 when there
/// is none.
std::size_t prefix_length(std::string_view text) {
  const std::string key = text::comparison_key_of_folded(text.substr(0, 40));
  std::size_t longest = 0;
  for (const Prefix& prefix : prefixes) {
    if (!key.starts_with(prefix.text) || prefix.text.size() <= longest) continue;
    // Folding changes no length here: the prefix is in lower case already, or its capital is as
    // long.
    std::size_t end = prefix.text.size();
    if (end >= text.size()) continue;
    const bool has_colon = text[end] == ':';
    if (!has_colon && text[end] != ' ') continue;
    while (end < text.size() && (text[end] == ' ' || text[end] == ':')) ++end;
    if (prefix.may_be_name && !has_colon && text.find(' ', end) == std::string_view::npos) continue;
    longest = end;
  }
  return longest;
}

std::string_view without_prefixes(std::string_view text) {
  for (std::size_t length = prefix_length(text); length > 0; length = prefix_length(text))
    text = trim_separators(text.substr(length));
  return text;
}

/// Where the next part of a byline begins and ends: parts are set off by marks.
std::string_view take_part(std::string_view& rest) {
  static constexpr std::array<std::string_view, 16> marks = {
      ",",      ";",   "|",      "&",      "/", "(", ")",      "\u2022",
      "\u00B7", " - ", "\u2013", "\u2014", "+", ":", "\u060C", "\u3001"};
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
  explicit BylineReader(const SiteNames& site) : site_(site) {}

  std::vector<std::string> read(std::string_view text) {
    if (text.size() > longest_byline) return {};
    if (const auto date = text::find_date(text)) text = text.substr(0, date->from);
    text = without_prefixes(trim_separators(text));
    while (!text.empty()) read_part(take_part(text));
    return std::move(names_);
  }

 private:
  /// Splits a part at words that join names; what stands behind a word in lower case that is none
  /// of a name's ("for", "in") belongs to no name.
  void read_part(std::string_view part) {
    part = without_prefixes(part);
    std::string name;
    bool is_over = false;
    while (!part.empty()) {
      const std::size_t end = std::min(part.find(' '), part.size());
      const std::string_view word = part.substr(0, end);
      part.remove_prefix(std::min(end + 1, part.size()));
      if (!name.empty() && has(conjunctions, word) && !(has(particles, word) && !joins(part))) {
        add(name, is_over);
        name.clear();
        is_over = false;
        continue;
      }
      if (is_over) continue;
      const bool is_word_of_name = is_name_word(word) || has(particles, lower(word));
      if (!is_word_of_name && !name.empty()) {
        is_over = true;
        continue;
      }
      if (!name.empty()) name += ' ';
      name += word;
    }
    add(name, is_over);
  }

  /// Whether two words follow: "Jose Ortega y Gasset" is one name.
  static bool joins(std::string_view rest) { return rest.find(' ') != std::string_view::npos; }

  void add(std::string_view text, bool was_cut) {
    const std::string_view name = trim_separators(text);
    const bool is_one_word = name.find(' ') == std::string_view::npos;
    if (is_one_word && (!names_.empty() || was_cut)) return;
    if (names_.size() >= most_names || !is_person(name, site_)) return;
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) return;
    names_.emplace_back(name);
  }

  const SiteNames& site_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> names_in_byline(std::string_view folded, const SiteNames& site) {
  return BylineReader(site).read(folded);
}

bool begins_as_byline(std::string_view folded) {
  return prefix_length(folded) > 0;
}

}  // namespace dateline::extraction
