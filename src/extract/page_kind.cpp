#include "extract/page_kind.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/fold.h"

namespace dateline::extraction {

namespace {

using Words = std::span<const std::string_view>;

constexpr auto error_words = std::to_array<std::string_view>({"404",
                                                              "403",
                                                              "410",
                                                              "500",
                                                              "502",
                                                              "503",
                                                              "not found",
                                                              "page not found",
                                                              "access denied",
                                                              "forbidden",
                                                              "error",
                                                              "unavailable",
                                                              "nicht gefunden",
                                                              "introuvable",
                                                              "no encontrada",
                                                              "не найдена",
                                                              "не найдено",
                                                              "tapılmadı",
                                                              "չի գտնվել",
                                                              "bulunamadı",
                                                              "non trovata"});
constexpr auto search_words = std::to_array<std::string_view>(
    {"search", "search results", "suche", "suchergebnisse", "recherche", "búsqueda", "поиск",
     "axtarış", "որոնում", "arama", "ricerca", "pesquisa"});
constexpr auto wall_words = std::to_array<std::string_view>(
    {"log in",  "login",    "sign in",   "register",      "subscribe",
     "consent", "cookie",   "captcha",   "just a moment", "are you a robot",
     "verify",  "anmelden", "einloggen", "connexion",     "iniciar sesión",
     "вход",    "войти",    "giriş",     "accedi",        "before you continue"});
constexpr auto tag_segments = std::to_array<std::string_view>(
    {"tag", "tags", "topic", "topics", "category", "categories", "author", "authors", "section",
     "sections", "archive", "archives", "tema", "temas", "thema", "rubrik", "rubric"});
constexpr auto search_segments =
    std::to_array<std::string_view>({"search", "suche", "recherche", "buscar", "find"});

/// Whether a word, or a part of one, ends at a byte.
bool is_edge(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
}

bool holds_word(std::string_view key, std::string_view word) {
  for (std::size_t at = key.find(word); at != std::string_view::npos; at = key.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || is_edge(key[at - 1])) && (end == key.size() || is_edge(key[end]))) return true;
  }
  return false;
}

bool holds_words(std::string_view key, Words words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return holds_word(key, word); });
}

bool has_segment(std::string_view path, Words segments) {
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::string_view segment = path.substr(0, path.find('/'));
    if (std::find(segments.begin(), segments.end(), segment) != segments.end()) return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

}  // namespace

PageKind page_kind(std::string_view address, std::string_view title) {
  const std::string key = text::comparison_key(title);
  if (holds_words(key, error_words)) return PageKind::error_page;
  if (holds_words(key, wall_words)) return PageKind::wall;
  const std::size_t host = address.find("//");
  std::string_view path =
      host == std::string_view::npos ? std::string_view() : address.substr(host + 2);
  path.remove_prefix(std::min(path.find('/'), path.size()));
  const bool has_query = path.find('?') != std::string_view::npos;
  path = path.substr(0, path.find_first_of("?#"));
  if (has_segment(path, search_segments) || holds_words(key, search_words))
    return PageKind::search_results;
  if (has_segment(path, tag_segments)) return PageKind::section;
  if (host != std::string_view::npos && path.size() <= 1 && !has_query) return PageKind::front_page;
  return PageKind::unknown;
}

std::string_view name_of(PageKind kind) {
  switch (kind) {
    case PageKind::front_page:
      return "a front page";
    case PageKind::section:
      return "a section or tag page";
    case PageKind::search_results:
      return "search results";
    case PageKind::error_page:
      return "an error page";
    case PageKind::wall:
      return "a login or consent wall";
    case PageKind::unknown:
      break;
  }
  return "a page that lists others, or has no story";
}

bool may_be_listing(PageKind kind) {
  return kind != PageKind::error_page && kind != PageKind::wall;
}

}  // namespace dateline::extraction
