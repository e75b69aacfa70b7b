#include "extract/headline.h"

#include <algorithm>
#include <array>

#include "extract/piece.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;

// In code points.
constexpr std::size_t longest_headline = 300;
constexpr std::size_t shortest_headline_by_place = 15;
constexpr std::size_t shortest_headline_inside_title = 20;
constexpr std::size_t longest_dateline_section = 40;
constexpr std::size_t lines_from_dateline_to_story = 8;

constexpr std::array<std::string_view, 4> title_keys = {"og:title", "twitter:title", "headline",
                                                        "title"};

/// A title without the site's name in front or behind, as <title> elements have it: "Headline |
/// Caliber.Az".
std::string without_brand(std::string_view title, const site::Profile& profile) {
  static constexpr std::array<std::string_view, 7> separators = {
      " | ", " - ", " \u2013 ", " \u2014 ", " :: ", " / ", ": "};
  for (const std::string_view separator : separators) {
    const std::size_t last = title.rfind(separator);
    if (last != std::string_view::npos &&
        site::has_key(profile.brand,
                      text::comparison_key_of_folded(title.substr(last + separator.size())))) {
      return std::string(trim_separators(title.substr(0, last)));
    }
    const std::size_t first = title.find(separator);
    if (first != std::string_view::npos &&
        site::has_key(profile.brand, text::comparison_key_of_folded(title.substr(0, first)))) {
      return std::string(trim_separators(title.substr(first + separator.size())));
    }
  }
  return std::string(title);
}

class HeadlineSearch {
 public:
  explicit HeadlineSearch(const Search& search) : search_(search) {
    for (const std::string_view key : title_keys) {
      if (const MetadataEntry* entry = search_.view.metadata.first(key)) {
        std::string title = without_brand(entry->value, search_.profile);
        std::string comparable = text::comparison_key_of_folded(title);
        if (site::has_key(search_.profile.brand, comparable)) continue;
        titles_.push_back({std::string(key), std::move(title), std::move(comparable)});
      }
    }
  }

  std::optional<Headline> find() const {
    for (const site::Way& way : search_.ways(site::Field::headline)) {
      if (auto headline = try_way(way)) {
        headline->found.way = &way;
        add_agreeing_metadata(*headline);
        return headline;
      }
    }
    return from_metadata_alone();
  }

 private:
  struct Title {
    std::string key;
    std::string text;
    std::string comparable;
  };

  std::optional<Headline> try_way(const site::Way& way) const {
    switch (way.kind) {
      case site::Way::Kind::selector: {
        const Node element = html::select_first(search_.view.body, *way.selector);
        return element ? from_element(element) : std::nullopt;
      }
      case site::Way::Kind::metadata:
        return matching_line(way.text);
      case site::Way::Kind::place:
        if (way.place == site::Place::heading) return from_heading();
        if (way.place == site::Place::above_dateline) return above_dateline();
        break;
      case site::Way::Kind::label:
        break;
    }
    return std::nullopt;
  }

  bool may_be_headline(std::size_t index) const {
    const TextLine& line = search_.view.lines[index];
    return !search_.taken[index] && !line.in_navigation && !search_.is_brand(line) &&
           !is_story_furniture(search_, line) && length_of(line.text()) <= longest_headline &&
           !(line.is_mostly_links && !line.is_link) &&
           !(line.is_link && search_.links.is_section(line.link)) && !leads_elsewhere(line);
  }

  /// Whether a line is a link to an article other than this one: a card's title.
  bool leads_elsewhere(const TextLine& line) const {
    if (!line.is_link || !search_.links.is_article(line.link)) return false;
    return std::none_of(titles_.begin(), titles_.end(),
                        [&](const Title& title) { return title.comparable == line.key; });
  }

  /// Reads an element: its first text is the headline, unless a title of the metadata says that all
  /// of them are.
  std::optional<Headline> from_element(Node element) const {
    Headline headline;
    headline.first_line = search_.view.line_at(element.index());
    headline.end_line = search_.view.line_at(element.subtree_end());
    if (!headline.is_in_page() || search_.taken[headline.first_line]) return std::nullopt;
    if (leads_elsewhere(search_.view.lines[headline.first_line])) return std::nullopt;
    std::vector<std::string> texts;
    for (Piece& piece : pieces_of(search_.view, element)) {
      if (piece.kind == Piece::Kind::text) texts.push_back(std::move(piece.text));
    }
    if (texts.empty()) return std::nullopt;
    const std::string whole = html::inline_text(element);
    const bool is_whole = texts.size() > 1 && is_title(whole);
    headline.text = is_whole ? whole : texts.front();
    if (!is_whole) headline.slot.assign(texts.begin() + 1, texts.end());
    headline.found.first = element.index();
    return headline;
  }

  bool is_title(std::string_view text) const {
    const std::string key = text::comparison_key_of_folded(text);
    return std::any_of(titles_.begin(), titles_.end(),
                       [&](const Title& title) { return title.comparable == key; });
  }

  /// A level-1 heading; where there are several, one that the metadata name.
  std::optional<Headline> from_heading() const {
    std::optional<Headline> first;
    Node seen;
    for (std::size_t i = 0; i < search_.view.lines.size(); ++i) {
      const TextLine& line = search_.view.lines[i];
      if (line.heading_level != 1 || !may_be_headline(i)) continue;
      Node heading = search_.view.document.node(line.line.first);
      while (heading && heading.tag() != html::Tag::h1) heading = heading.parent();
      if (!heading || heading == seen) continue;
      seen = heading;
      auto headline = from_element(heading);
      if (!headline) continue;
      if (is_title(headline->text) || titles_.empty()) return headline;
      if (!first) first = std::move(headline);
    }
    return first;
  }

  /// The line that a title of the metadata stands in.
  std::optional<Headline> matching_line(std::string_view metadata_key) const {
    const auto title = std::find_if(titles_.begin(), titles_.end(),
                                    [&](const Title& entry) { return entry.key == metadata_key; });
    if (title == titles_.end() || title->comparable.empty()) return std::nullopt;
    for (std::size_t i = 0; i < search_.view.lines.size(); ++i) {
      const TextLine& line = search_.view.lines[i];
      if (!may_be_headline(i)) continue;
      if (line.key == title->comparable) return from_line(i);
      // The line may hold a badge or subtitle behind the title.
      if (line.key.starts_with(title->comparable)) {
        auto headline = from_line(i);
        if (!headline.slot.empty() &&
            text::comparison_key_of_folded(headline.text) == title->comparable)
          return headline;
      }
    }
    return line_inside_title(title->comparable);
  }

  /// The longest line that a title holds among other words: "Print: HEADLINE", "HEADLINE | News".
  std::optional<Headline> line_inside_title(std::string_view title) const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < search_.view.lines.size(); ++i) {
      const TextLine& line = search_.view.lines[i];
      if (length_of(line.key) < shortest_headline_inside_title || line.key.size() >= title.size())
        continue;
      if (title.find(line.key) == std::string_view::npos || !may_be_headline(i)) continue;
      if (!best || line.key.size() > search_.view.lines[*best].key.size()) best = i;
    }
    if (!best) return std::nullopt;
    return from_line(*best);
  }

  Headline from_line(std::size_t index) const {
    const html::Line& line = search_.view.lines[index].line;
    Headline headline;
    headline.first_line = index;
    headline.end_line = index + 1;
    headline.found.first = line.first;
    headline.found.last = line.last;
    headline.text = line.text;
    if (is_title(line.text)) return headline;
    std::vector<std::string> texts;
    const html::NodeIndex end = search_.view.document.node(line.last).subtree_end();
    for (Piece& piece : pieces_of(search_.view, index, index + 1, line.first, end)) {
      if (piece.kind == Piece::Kind::text) texts.push_back(std::move(piece.text));
    }
    if (texts.size() > 1) {
      headline.text = texts.front();
      headline.slot.assign(texts.begin() + 1, texts.end());
    }
    return headline;
  }

  /// The uppermost of at most two lines above the first date that a story follows.
  std::optional<Headline> above_dateline() const {
    const auto& lines = search_.view.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (search_.taken[i] || !lines[i].date || lines[i].is_prose || lines[i].in_navigation)
        continue;
      if (length_of(lines[i].text_beside_date()) > longest_dateline_section || !story_follows(i))
        continue;
      std::optional<std::size_t> best;
      for (std::size_t above = i; above > 0 && above + 2 > i;) {
        --above;
        const bool fits = may_be_headline(above) && !lines[above].date && !lines[above].is_link &&
                          length_of(lines[above].text()) >= shortest_headline_by_place;
        if (fits) best = above;
        if (!fits && best) break;
      }
      if (!best) best = heading_below(i);
      if (best) return from_line(*best);
    }
    return std::nullopt;
  }

  /// A heading right below a dateline, where no line above it can be the headline.
  std::optional<std::size_t> heading_below(std::size_t dateline) const {
    const auto& lines = search_.view.lines;
    for (std::size_t i = dateline + 1; i < std::min(lines.size(), dateline + 4); ++i) {
      if (lines[i].heading_level > 0 && lines[i].heading_level <= 3 && may_be_headline(i) &&
          !lines[i].is_link)
        return i;
    }
    return std::nullopt;
  }

  bool story_follows(std::size_t dateline) const {
    const auto& lines = search_.view.lines;
    const std::size_t last = std::min(lines.size(), dateline + 1 + lines_from_dateline_to_story);
    for (std::size_t i = dateline + 1; i < last; ++i) {
      if (lines[i].is_prose && !search_.taken[i] && !lines[i].in_navigation) return true;
    }
    return false;
  }

  std::optional<Headline> from_metadata_alone() const {
    for (const site::Way& way : search_.ways(site::Field::headline)) {
      if (way.kind != site::Way::Kind::metadata) continue;
      for (const Title& title : titles_) {
        if (title.key != way.text) continue;
        Headline headline;
        headline.text = title.text;
        headline.found.way = &way;
        return headline;
      }
    }
    return std::nullopt;
  }

  void add_agreeing_metadata(Headline& headline) const {
    const std::string key = text::comparison_key_of_folded(headline.text);
    for (const Title& title : titles_) {
      if (title.comparable == key && title.key != headline.found.way->text) {
        headline.also.emplace_back(title.key, title.text);
      }
    }
  }

  const Search& search_;
  std::vector<Title> titles_;
};

}  // namespace

std::optional<Headline> find_headline(const Search& search) {
  return HeadlineSearch(search).find();
}

}  // namespace dateline::extraction
