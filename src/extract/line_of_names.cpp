#include "extract/line_of_names.h"

#include <algorithm>

#include "extract/author_sources.h"
#include "extract/byline_names.h"
#include "extract/byline_nodes.h"
#include "extract/byline_words.h"
#include "extract/class_words.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

bool is_beside_date(const PageView& view, std::size_t index) {
  constexpr std::size_t nearest = 3;
  const std::size_t begin = index - std::min(index, nearest);
  const std::size_t end = std::min(view.lines.size(), index + 1 + nearest);
  return std::any_of(view.lines.begin() + static_cast<std::ptrdiff_t>(begin),
                     view.lines.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const TextLine& line) { return line.date.has_value(); });
}

/// Whether names are all that a text says.
bool are_all(const std::vector<std::string>& names, std::string_view text) {
  constexpr std::size_t longest_separator = 5;  // " and "
  std::size_t size = 0;
  for (const std::string& name : names) {
    if (!is_surely_person(name)) return false;
    size += name.size() + longest_separator;
  }
  return !names.empty() && text.size() <= size - longest_separator;
}

}  // namespace

std::optional<LineOfNames> find_line_of_names(const PageView& view, const SiteNames& site,
                                              const GeneralTitle& title, std::size_t end_line) {
  if (title.heading == html::no_node) return std::nullopt;
  const std::size_t heading = view.line_at(title.heading);
  for (std::size_t i = heading + 1; i < end_line && !view.lines[i].is_prose; ++i) {
    const TextLine& line = view.lines[i];
    if (line.in_navigation || line.heading_level > 0 || !is_beside_date(view, i) ||
        length_of(line.text()) > longest_byline || ends_byline(view.lines[i - 1].text()))
      continue;
    std::vector<std::string> names =
        names_between(view.document, line.line.first, line.line.last + 1, site);
    const html::Node block = view.document.node(line.line.block);
    if (!are_all(names, line.text()) || is_subject(title.text, names) || kicker_words.name(block) ||
        is_beside_the_article(block, view.document.node(title.heading), aside_words))
      continue;
    return LineOfNames{std::move(names), line.line.first};
  }
  return std::nullopt;
}

bool is_surely_person(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank != std::string_view::npos && begins_with_given_name(name) &&
         !is_thing(text::comparison_key_of_folded(name.substr(blank + 1)));
}

bool is_subject(std::string_view headline, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return headline.find(name.substr(name.rfind(' ') + 1)) != std::string_view::npos;
  });
}

}  // namespace dateline::extraction
