#include "extract/class_words.h"

#include <algorithm>
#include <array>

namespace dateline::extraction {

namespace {

constexpr auto author_word_list = std::to_array<std::string_view>(
    {"author", "authors", "byline", "bylines", "writer", "writers", "contributor", "autor",
     "autoren", "autores", "auteur", "auteurs", "autore", "autori", "redactor", "reporter",
     "journalist", "verfasser"});

constexpr auto kicker_word_list = std::to_array<std::string_view>(
    {"kicker", "topline",  "overline",   "dachzeile",  "eyebrow",        "roofline",
     "prefix", "pretitle", "category",   "tag",        "label",          "flag",
     "badge",  "intro",    "surtitle",   "topic",      "subtitle",       "subheadline",
     "rubrik", "section",  "supertitle", "uppertitle", "headlinekicker", "hidden",
     "date",   "meta",     "overhead",   "spitzmarke", "volanta"});

constexpr auto subtitle_word_list = std::to_array<std::string_view>(
    {"subtitle", "subheadline", "subhead", "subheading", "standfirst", "dek", "deck", "strapline",
     "tagline", "subline", "untertitel", "soustitre", "subtitulo", "bajada", "sottotitolo"});

constexpr auto author_path_word_list = std::to_array<std::string_view>({
    "author",     "authors",     "autor",     "autoren",   "autores",     "auteur",
    "auteurs",    "autore",      "autori",    "staff",     "contributor", "contributors",
    "journalist", "journalists", "writer",    "writers",   "reporter",    "reporters",
    "columnist",  "columnists",  "redaktion", "redakteur", "byline",
});

constexpr auto comment_word_list = std::to_array<std::string_view>(
    {"comment", "comments", "commentlist", "kommentare", "commentaires", "comentarios", "respond",
     "reply", "disqus", "related", "recommended", "teaser", "card"});

constexpr auto aside_word_list = std::to_array<std::string_view>(
    {"comment",   "comments",   "commentlist", "related",  "recommended", "recommendations",
     "recommend", "teaser",     "teasers",     "card",     "cards",       "promo",
     "sidebar",   "popular",    "trending",    "mostread", "latest",      "more",
     "footer",    "newsletter", "carousel",    "slider",   "feed",        "reply",
     "respond",   "disqus",     "next",        "nav",      "menu",        "outbrain",
     "taboola",   "similar",    "reviewer"});

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool equals_folded(std::string_view text, std::string_view word) {
  return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(),
                                                  [](char a, char b) { return to_lower(a) == b; });
}

}  // namespace

constinit const std::span<const std::string_view> author_words = author_word_list;
constinit const std::span<const std::string_view> kicker_words = kicker_word_list;
constinit const std::span<const std::string_view> subtitle_words = subtitle_word_list;
constinit const std::span<const std::string_view> author_path_words = author_path_word_list;
constinit const std::span<const std::string_view> comment_words = comment_word_list;
constinit const std::span<const std::string_view> aside_words = aside_word_list;

bool has_class_word(std::string_view attribute, std::span<const std::string_view> words) {
  for (std::size_t at = 0; at < attribute.size();) {
    if (!is_lower(attribute[at]) && !is_upper(attribute[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < attribute.size() &&
           (is_lower(attribute[end]) || (is_upper(attribute[end]) && is_upper(attribute[end - 1]))))
      ++end;
    const std::string_view word = attribute.substr(at, end - at);
    if (std::any_of(words.begin(), words.end(),
                    [&](std::string_view known) { return equals_folded(word, known); }))
      return true;
    at = end;
  }
  return false;
}

}  // namespace dateline::extraction
