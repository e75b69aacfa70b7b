#include "extract/story.h"

#include <algorithm>
#include <vector>

#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

// More lines that are links than a story has between two paragraphs: a menu, a footer.
constexpr int longest_gap = 8;
constexpr std::size_t signature_distance = 6;

class StorySearch {
 public:
  StorySearch(const Search& search, const Headline& headline, std::size_t first_line)
      : search_(search), headline_(headline), first_line_(first_line) {}

  std::optional<Story> find() const {
    for (const site::Way& way : search_.ways(site::Field::body)) {
      std::optional<Story> story;
      if (way.kind == site::Way::Kind::selector) {
        story = selected(way);
      } else if (way.kind == site::Way::Kind::place && way.place == site::Place::story) {
        story = below_head();
      }
      if (!story) continue;
      story->way = &way;
      return story;
    }
    return std::nullopt;
  }

 private:
  const std::vector<TextLine>& lines() const { return search_.view.lines; }

  /// Text that may belong to a story, of whatever length.
  bool is_text(std::size_t index) const {
    const TextLine& line = lines()[index];
    return !search_.taken[index] && !line.in_navigation && !is_story_furniture(search_, line) &&
           !search_.is_brand(line) && !line.text().starts_with("\u00A9");
  }

  /// Whether a line closes the story above it. The site's name closes it, but not as a caption or a
  /// cell; when the story goes on to another such line, it is a part of it. An invitation to
  /// subscribe closes it unless text of the same kind follows.
  bool closes(std::size_t index) const {
    if (is_signature_line(index)) {
      const auto next = next_closing_line(index);
      return !next || !prose_between(index, *next);
    }
    if (!ends_story(search_, lines()[index])) return false;
    const auto before = last_prose_before(index);
    const std::size_t last = std::min(lines().size(), index + 4);
    for (std::size_t i = index + 1; before && i < last && !search_.taken[i]; ++i) {
      if (lines()[i].is_prose && is_text(i)) return !stands_beside(*before, i);
    }
    return true;
  }

  bool is_signature_line(std::size_t index) const {
    if (!search_.is_brand(lines()[index])) return false;
    for (Node node = search_.view.document.node(lines()[index].line.block);
         node && node != search_.view.body; node = node.parent()) {
      switch (node.tag()) {
        case html::Tag::figcaption:
        case html::Tag::figure:
        case html::Tag::li:
        case html::Tag::blockquote:
        case html::Tag::cite:
          return false;
        case html::Tag::td:
        case html::Tag::th:
          return !has_neighbour_with_text(node);
        default:
          break;
      }
    }
    return true;
  }

  /// Whether a cell is one of several with text in its row, as far as the row's first cells tell.
  static bool has_neighbour_with_text(Node cell) {
    int left = 4;
    for (Node other = cell.parent().first_child(); other && left > 0;
         other = other.next_sibling(), --left) {
      if (other != cell && !html::inline_text(other).empty()) return true;
    }
    return false;
  }

  /// The next signature behind a line, in front of any list.
  std::optional<std::size_t> next_closing_line(std::size_t index) const {
    for (std::size_t i = index + 1; i < lines().size() && !search_.taken[i]; ++i) {
      if (is_signature_line(i) && !lines()[i].in_navigation) return i;
    }
    return std::nullopt;
  }

  bool prose_between(std::size_t from, std::size_t to) const {
    for (std::size_t i = from + 1; i < to; ++i) {
      if (lines()[i].is_prose && is_text(i)) return true;
    }
    return false;
  }

  std::optional<std::size_t> last_prose_before(std::size_t index) const {
    for (std::size_t i = index; i > first_line_;) {
      if (lines()[--i].is_prose && is_text(i)) return i;
    }
    return std::nullopt;
  }

  /// An element named by the profile, up to a signature inside it.
  std::optional<Story> selected(const site::Way& way) const {
    for (const Node element : html::select_all(search_.view.body, *way.selector)) {
      Story story{.element = element, .begin = element.index() + 1, .end = element.subtree_end()};
      story.begin_line =
          std::max(search_.view.line_at(element.index()), head_lines_inside(element));
      story.end_line = search_.view.line_at(element.subtree_end());
      const auto first_text = next_text(story.begin_line, story.end_line);
      if (!first_text) continue;
      if (story.begin_line > search_.view.line_at(element.index()))
        story.begin = lines()[*first_text].line.first;
      for (std::size_t i = *first_text; i < story.end_line; ++i) {
        if (!closes(i)) continue;
        story.end_line = i;
        story.end = lines()[i].line.first;
        break;
      }
      return story;
    }
    return std::nullopt;
  }

  /// An element may hold the head too; then the story begins behind it.
  std::size_t head_lines_inside(Node element) const {
    const bool holds_headline = headline_.is_in_page() &&
                                lines()[headline_.first_line].line.first < element.subtree_end() &&
                                lines()[headline_.first_line].line.first > element.index();
    return holds_headline ? first_line_ : 0;
  }

  std::optional<std::size_t> next_text(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (is_text(i)) return i;
    }
    return std::nullopt;
  }

  /// The element that holds the running text below the head.
  std::optional<Story> below_head() const {
    std::size_t end_line = first_line_;
    const std::vector<std::size_t> prose = running_text(end_line);
    if (prose.empty()) return std::nullopt;
    NodeIndex holder = lines()[prose.front()].line.block;
    for (const std::size_t line : prose) {
      holder = common_ancestor(search_.view.document, holder, lines()[line].line.block);
    }
    // One paragraph alone says nothing of its neighbours: a sub-head, an image.
    if (prose.size() == 1) holder = parent_of(holder);

    Story story{.element = search_.view.document.node(holder)};
    story.begin_line = first_line_;
    while (story.begin_line < prose.front() &&
           (!is_inside(story.begin_line, story.element) || !is_text(story.begin_line))) {
      ++story.begin_line;
    }
    // Up to a signature, a line that is a link may be a paragraph; without one it is as likely a
    // footer's.
    const bool is_closed = end_line < lines().size() && closes(end_line);
    story.end_line = prose.back() + 1;
    while (story.end_line < end_line && is_inside(story.end_line, story.element) &&
           belongs_to_tail(story.end_line, is_closed)) {
      ++story.end_line;
    }
    story.begin = lines()[story.begin_line].line.first;
    story.end = story.element.subtree_end();
    if (story.end_line < lines().size())
      story.end = std::min(story.end, lines()[story.end_line].line.first);
    return story;
  }

  bool belongs_to_tail(std::size_t index, bool is_closed) const {
    const TextLine& line = lines()[index];
    if (!is_text(index) || begins_dated_row(index)) return false;
    if (!line.is_link) return true;
    return is_closed && !search_.links.is_section(line.link);
  }

  /// Whether a line is another article's title with a date beside or right below it.
  bool begins_dated_row(std::size_t index) const {
    const TextLine& line = lines()[index];
    if (!line.link || !search_.links.is_article(line.link)) return false;
    if (line.date && !line.is_prose) return true;
    const std::size_t last = std::min(lines().size(), index + 3);
    for (std::size_t i = index + 1; i < last && !lines()[i].is_prose; ++i) {
      if (lines()[i].date) return line.is_link;
    }
    return false;
  }

  bool is_inside(std::size_t line, Node element) const {
    return lines()[line].line.first > element.index() &&
           lines()[line].line.first < element.subtree_end();
  }

  NodeIndex parent_of(NodeIndex node) const {
    const Node parent = search_.view.document.node(node).parent();
    return parent && node != search_.view.body.index() ? parent.index() : node;
  }

  /// The lines of running text from the head on, up to a line that closes the story, a gap, or text
  /// that stands outside the element of headline and story. Sets `end_line` to where the search
  /// ended.
  std::vector<std::size_t> running_text(std::size_t& end_line) const {
    std::vector<std::size_t> prose;
    std::optional<std::size_t> first_short;
    NodeIndex article = 0;
    int gap = 0;
    bool passed_list = false;
    std::size_t i = first_line_;
    for (; i < lines().size(); ++i) {
      const TextLine& line = lines()[i];
      if (closes(i) && (!prose.empty() || first_short)) break;
      if (search_.taken[i] || begins_dated_row(i)) {
        passed_list = passed_list || !prose.empty() || first_short;
        continue;
      }
      if (!is_text(i)) continue;
      if (!line.is_prose) {
        if (!line.is_link && !first_short) first_short = i;
        if (line.is_link && ++gap > longest_gap && !prose.empty()) break;
        continue;
      }
      if (prose.empty()) {
        article = headline_.is_in_page()
                      ? common_ancestor(search_.view.document,
                                        lines()[headline_.first_line].line.block, line.line.block)
                      : 0;
      } else {
        const bool is_outside =
            line.line.first >= search_.view.document.node(article).subtree_end();
        if (is_outside || (passed_list && !stands_beside(prose.back(), i))) break;
      }
      prose.push_back(i);
      gap = 0;
      passed_list = false;
    }
    end_line = i;
    if (prose.empty() && first_short && *first_short < end_line) prose.push_back(*first_short);
    return prose;
  }

  /// Whether two lines' blocks are siblings, or one block.
  bool stands_beside(std::size_t a, std::size_t b) const {
    return parent_of(lines()[a].line.block) == parent_of(lines()[b].line.block);
  }

  const Search& search_;
  const Headline& headline_;
  std::size_t first_line_;
};

}  // namespace

std::optional<Story> find_story(const Search& search, const Headline& headline,
                                std::size_t first_line) {
  return StorySearch(search, headline, first_line).find();
}

std::optional<Signature> find_signature(const Search& search, const Story& story) {
  const auto& lines = search.view.lines;
  for (const site::Way& way : search.ways(site::Field::signature)) {
    if (way.kind == site::Way::Kind::selector) {
      if (const Node element = html::select_first(search.view.body, *way.selector)) {
        std::string text = html::inline_text(element);
        if (!text.empty())
          return Signature{std::move(text), {&way, element.index(), element.index()}};
      }
    } else if (way.kind == site::Way::Kind::place && way.place == site::Place::brand_line) {
      const std::size_t last = std::min(lines.size(), story.end_line + signature_distance);
      for (std::size_t i = story.end_line; i < last; ++i) {
        if (search.taken[i]) break;
        if (!search.is_brand(lines[i])) continue;
        return Signature{lines[i].text(), {&way, lines[i].line.first, lines[i].line.last}};
      }
    }
  }
  return std::nullopt;
}

}  // namespace dateline::extraction
