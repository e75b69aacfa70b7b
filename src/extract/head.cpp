#include "extract/head.h"

#include <algorithm>

#include "extract/badges.h"
#include "extract/dateline.h"
#include "extract/person_name.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using site::Field;
using site::Place;
using site::Way;

// In code points: a longer text below the headline is the story's first paragraph.
constexpr std::size_t longest_subtitle = 250;
constexpr std::size_t most_byline_lines = 5;
constexpr std::size_t lines_above_headline = 5;

class HeadReader {
 public:
  HeadReader(const Search& search, const Headline& headline)
      : search_(search), headline_(headline) {}

  Head read() {
    for (const std::string& text : headline_.slot) read_slot(text, headline_.found.first);
    if (headline_.is_in_page()) {
      const auto dateline = find_dateline(search_, headline_);
      if (dateline) set_dateline(*dateline);
      read_lines_below(dateline);
    }
    find_section();
    if (auto& section = head_.dateline.section; section && section->starts_with('#'))
      section = text::fold(std::string_view(*section).substr(1));
    find_authors();
    find_published_in_metadata();
    return std::move(head_);
  }

 private:
  const std::vector<TextLine>& lines() const { return search_.view.lines; }

  void set_dateline(const DatelineLine& line) {
    head_.dateline_line = line.line;
    head_.dateline.text = line.text;
    head_.dateline.published = to_date_time(line.timestamp, search_.profile);
    const html::Line& text = lines()[line.line].line;
    head_.published_found = {line.way, text.first, text.last};
    if (line.section && has_way(Field::section, Place::in_dateline)) {
      head_.dateline.section = line.section;
      head_.section_found = {way_of(Field::section, Place::in_dateline), text.first, text.first};
    }
    for (const std::string& other : line.other_texts) {
      const std::string name = name_in_byline(other, search_.profile);
      if (is_person_name(name)) add_author(name, {}, nullptr, text.first);
    }
  }

  const Way* way_of(Field field, Place place) const {
    for (const Way& way : search_.ways(field)) {
      if (way.kind == Way::Kind::place && way.place == place) return &way;
    }
    return nullptr;
  }
  bool has_way(Field field, Place place) const { return way_of(field, place) != nullptr; }

  /// A text in the slot of badge and subtitle.
  void read_slot(const std::string& text, html::NodeIndex node) {
    auto badges = badges_of(text, search_.profile);
    if (badges.empty() && !head_.subtitle && !trim_separators(text).empty() && !is_count(text)) {
      head_.subtitle = trim_leading_separators(text);
      badges = take_trailing_badges(*head_.subtitle, search_.profile);
      head_.subtitle_found = {way_of(Field::subtitle, Place::below_headline), node, node};
    }
    head_.badges.insert(head_.badges.end(), badges.begin(), badges.end());
  }

  /// "3 min read", "1204 views": a number in front of a word or two.
  static bool is_count(std::string_view text) {
    constexpr std::size_t longest_count = 25;
    return text.front() >= '0' && text.front() <= '9' && length_of(text) <= longest_count;
  }

  static std::string trim_leading_separators(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" |/");
    return begin == std::string_view::npos ? std::string(text) : std::string(text.substr(begin));
  }

  void read_lines_below(const std::optional<DatelineLine>& dateline) {
    std::size_t i = headline_.end_line;
    const bool date_is_below =
        dateline && dateline->line >= headline_.end_line && is_above_story(dateline->line);
    if (date_is_below) {
      for (; i < dateline->line; ++i) read_line_above_date(i);
      i = dateline->line + 1;
    }
    const std::size_t last = std::min(lines().size(), i + most_byline_lines);
    while (i < last && read_line_below_date(i, date_is_below)) ++i;
    head_.story_begin = i;
  }

  /// Whether no story stands between the headline and a line.
  bool is_above_story(std::size_t line) const {
    std::size_t text = 0;
    for (std::size_t i = headline_.end_line; i < line; ++i) {
      if (lines()[i].is_prose && !search_.taken[i]) text += length_of(lines()[i].text());
    }
    return text <= 2 * longest_subtitle;
  }

  void read_line_above_date(std::size_t index) {
    const TextLine& line = lines()[index];
    if (search_.taken[index] || line.in_navigation || search_.is_brand(line)) return;
    if (const auto badges = badges_of(line.text(), search_.profile); !badges.empty()) {
      head_.badges.insert(head_.badges.end(), badges.begin(), badges.end());
    } else if (is_story_furniture(search_, line)) {
      return;
    } else if (is_author_line(line)) {
      add_author(name_in_byline(line.text(), search_.profile), author_link_in(line), nullptr,
                 line.line.first);
    } else if (auto section = section_in_line(search_, index)) {
      if (!head_.dateline.section)
        set_section(std::move(*section), line, way_of(Field::section, Place::above_headline));
    } else if (length_of(line.text()) <= longest_subtitle &&
               line.key != text::comparison_key_of_folded(headline_.text)) {
      read_slot(line.text(), line.line.first);
    }
  }

  /// False for the first line that is none of the head's.
  bool read_line_below_date(std::size_t index, bool date_is_below) {
    const TextLine& line = lines()[index];
    if (search_.taken[index] || line.in_navigation) return true;
    if (head_.dateline_line == index) return true;
    if (search_.is_brand(line)) return story_follows(index);
    if (const auto badges = badges_of(line.text(), search_.profile); !badges.empty()) {
      head_.badges.insert(head_.badges.end(), badges.begin(), badges.end());
      return true;
    }
    if (is_story_furniture(search_, line)) return !ends_story(search_, line);
    const std::string name = name_in_byline(line.text(), search_.profile);
    if (is_author_line(line) || (is_person_name(name) && story_follows(index))) {
      add_author(name, author_link_in(line), way_of(Field::authors, Place::byline),
                 line.line.first);
      return true;
    }
    // Where the date stands above the headline, the section may stand below it.
    if (!date_is_below && !head_.dateline.section && line.is_link) {
      if (auto section = section_in_line(search_, index)) {
        set_section(std::move(*section), line, way_of(Field::section, Place::above_headline));
        return true;
      }
    }
    if (!date_is_below && !head_.subtitle && stands_above_story(index)) {
      read_slot(line.text(), line.line.first);
      return true;
    }
    return false;
  }

  /// Whether a line is no sentence, and stands in another element than the story that follows.
  bool stands_above_story(std::size_t index) const {
    const TextLine& line = lines()[index];
    if (line.is_prose || line.is_mostly_links || line.text().ends_with('.')) return false;
    const std::size_t last = std::min(lines().size(), index + 1 + most_byline_lines);
    for (std::size_t i = index + 1; i < last; ++i) {
      if (search_.taken[i] || ends_story(search_, lines()[i])) return false;
      if (!lines()[i].is_prose) continue;
      const html::Document& document = search_.view.document;
      return document.node(line.line.block).parent() !=
                 document.node(lines()[i].line.block).parent() &&
             line.line.block != lines()[i].line.block;
    }
    return false;
  }

  bool story_follows(std::size_t index) const {
    const std::size_t last = std::min(lines().size(), index + 1 + most_byline_lines);
    for (std::size_t i = index + 1; i < last; ++i) {
      if (search_.taken[i] || ends_story(search_, lines()[i])) return false;
      if (lines()[i].is_prose) return true;
    }
    return false;
  }

  /// The first link to an author in a line; no node when there is none.
  Node author_link_in(const TextLine& line) const {
    for (html::NodeIndex i = line.line.first; i <= line.line.last; ++i) {
      const Node link = search_.view.document.node(i).is_text()
                            ? enclosing_link(search_.view.document.node(i))
                            : Node();
      if (link && search_.links.is_author(link)) return link;
    }
    return {};
  }

  Node author_link_of(Node element) const {
    const Node link = enclosing_link(element);
    return link && search_.links.is_author(link) ? link : Node();
  }

  bool is_author_line(const TextLine& line) const {
    if (length_of(line.text()) > 80) return false;
    if (author_link_in(line)) return true;
    return line.text().ends_with('|') &&
           is_person_name(name_in_byline(line.text(), search_.profile));
  }

  void add_author(const std::string& name, Node link, const Way* way, html::NodeIndex node) {
    constexpr std::size_t most_authors = 50;
    if (name.empty() || head_.authors.size() >= most_authors) return;
    for (Person& known : head_.authors) {
      if (known.name == name) return;
    }
    Person& person = head_.authors.emplace_back();
    person.name = name;
    if (link) person.url = search_.links.absolute(href_of(link));
    if (head_.authors_found.first == html::no_node) head_.authors_found = {way, node, node};
  }

  void set_section(std::string name, const TextLine& line, const Way* way) {
    head_.dateline.section = std::move(name);
    head_.section_found = {way, line.line.first, line.line.last};
  }

  void find_section() {
    if (head_.dateline.section) return;
    for (const Way& way : search_.ways(Field::section)) {
      if (way.kind == Way::Kind::selector) {
        if (const Node element = html::select_first(search_.view.body, *way.selector)) {
          std::string text = html::inline_text(element);
          if (text.empty()) continue;
          head_.dateline.section = std::move(text);
          head_.section_found = {&way, element.index(), element.index()};
        }
      } else if (way.kind == Way::Kind::place && way.place == Place::above_headline) {
        find_section_above_headline(way);
      } else if (way.kind == Way::Kind::metadata) {
        if (const MetadataEntry* entry = search_.view.metadata.first(way.text)) {
          head_.dateline.section = entry->value;
          head_.section_found = {&way, entry->node, entry->node};
        }
      }
      if (head_.dateline.section) return;
    }
  }

  void find_section_above_headline(const Way& way) {
    if (!headline_.is_in_page()) return;
    const std::size_t begin =
        headline_.first_line - std::min(headline_.first_line, lines_above_headline);
    bool is_nearest = true;
    for (std::size_t i = headline_.first_line; i > begin;) {
      const TextLine& line = lines()[--i];
      if (is_story_furniture(search_, line)) continue;
      if (search_.taken[i] || line.in_navigation) break;
      auto section = section_in_line(search_, i);
      if (section && is_in_menu(i)) break;
      // Right above the headline, in one element with it, a name needs no capitals.
      if (!section && is_nearest && !line.link && stands_with_headline(line) &&
          may_name_section(search_, line.text())) {
        section = line.text();
      }
      is_nearest = false;
      if (!section) continue;
      set_section(std::move(*section), line, &way);
      return;
    }
  }

  /// Whether a line's neighbour above is a link to a section too.
  bool is_in_menu(std::size_t line) const {
    if (line == 0 || !lines()[line].link) return false;
    const TextLine& above = lines()[line - 1];
    return above.is_link && search_.links.is_section(above.link);
  }

  bool stands_with_headline(const TextLine& line) const {
    const Node block = search_.view.document.node(line.line.block);
    const Node heading = search_.view.document.node(lines()[headline_.first_line].line.block);
    return block.parent() == heading.parent() ||
           common_ancestor(search_.view.document, block.index(), heading.index()) >
               search_.view.body.index();
  }

  void find_authors() {
    if (!head_.authors.empty()) return;
    for (const Way& way : search_.ways(Field::authors)) {
      if (way.kind == Way::Kind::selector) {
        for (const Node element : html::select_all(search_.view.body, *way.selector)) {
          const std::string name = name_in_byline(html::inline_text(element), search_.profile);
          if (is_person_name(name))
            add_author(name, author_link_of(element), &way, element.index());
        }
      } else if (way.kind == Way::Kind::metadata) {
        for (const MetadataEntry* entry : search_.view.metadata.all(way.text)) {
          const std::string name = name_in_byline(entry->value, search_.profile);
          if (is_person_name(name)) add_author(name, {}, &way, entry->node);
        }
      }
      if (!head_.authors.empty()) return;
    }
  }

  /// Metadata give the date that the page does not print, or its time; otherwise they are further
  /// signs.
  void find_published_in_metadata() {
    for (const Way& way : search_.ways(Field::dateline)) {
      if (way.kind != Way::Kind::metadata) continue;
      const MetadataEntry* entry = search_.view.metadata.first(way.text);
      if (entry == nullptr) continue;
      const auto timestamp = text::parse_any_date(entry->value);
      if (!timestamp) continue;
      const DateTime published = to_date_time(*timestamp, search_.profile);
      auto& known = head_.dateline.published;
      const bool adds_time =
          known && known->size() == 10 && published.size() > 10 && published.starts_with(*known);
      if (!known || adds_time) {
        known = published;
        if (head_.published_found.way == nullptr)
          head_.published_found = {&way, entry->node, entry->node};
      } else if (published.substr(0, 10) == known->substr(0, 10)) {
        head_.published_also.emplace_back(way.text, entry->value);
      }
    }
  }

  const Search& search_;
  const Headline& headline_;
  Head head_;
};

}  // namespace

Head read_head(const Search& search, const Headline& headline) {
  return HeadReader(search, headline).read();
}

}  // namespace dateline::extraction
