#include "extract/blocks.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_set>

#include "extract/body_text.h"
#include "extract/embeds.h"
#include "extract/in_story_links.h"
#include "extract/piece.h"
#include "extract/sentence.h"
#include "extract/tables.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

// In code points.
constexpr std::size_t longest_sub_head = 100;
constexpr std::size_t shortest_sub_head = 3;
constexpr std::size_t shortest_paragraph_in_br_text = 80;
constexpr std::size_t longest_link_in_bar = 30;
constexpr std::size_t longest_bar_label = 12;

class StoryReader {
 public:
  StoryReader(const Search& search, const Story& story, const std::string& headline)
      : search_(search), story_(story), headline_key_(text::comparison_key_of_folded(headline)) {}

  StoryContent read() {
    read_elements();
    read_lines();
    std::stable_sort(content_.blocks.begin(), content_.blocks.end(),
                     [](const PlacedBlock& a, const PlacedBlock& b) { return a.first < b.first; });
    return std::move(content_);
  }

 private:
  Node node(NodeIndex index) const { return search_.view.document.node(index); }

  void add(Block block, NodeIndex first, NodeIndex last) {
    content_.blocks.push_back({std::move(block), first, last});
  }

  /// Takes the elements that are blocks of a kind of their own, in one walk; what they hold is read
  /// no further.
  void read_elements() {
    for (NodeIndex i = story_.begin; i < story_.end; ++i) {
      const Node element = node(i);
      if (!element.is_element()) continue;
      const bool is_consumed =
          search_.is_taken(i) || read_element(element) || html::is_hidden(element);
      if (!is_consumed) continue;
      consumed_.emplace_back(i, element.subtree_end());
      i = element.subtree_end() - 1;
    }
  }

  /// Whether the element is done with: made a block, or none of the story's.
  bool read_element(Node element) {
    switch (element.tag()) {
      case Tag::ul:
      case Tag::ol:
      case Tag::table:
      case Tag::blockquote:
      case Tag::figure:
        // A list's rows inside it are no part of the story; what stands beside them is.
        if (const auto [taken, all] = count_taken(element); taken > 0) return taken == all;
        break;
      default:
        break;
    }
    switch (element.tag()) {
      case Tag::nav:
      case Tag::form:
      case Tag::button:
      case Tag::footer:
      case Tag::select:
      case Tag::svg:
        return true;
      case Tag::aside:
        read_aside(element);
        return true;
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        return read_heading(element);
      case Tag::ul:
      case Tag::ol:
        return read_list(element);
      case Tag::table:
        return read_table_block(element);
      case Tag::blockquote:
        return read_embed_block(element) || read_quote(element);
      case Tag::figure:
        return read_figure(element);
      case Tag::img:
        read_image(element, std::nullopt);
        return true;
      case Tag::iframe:
      case Tag::embed:
      case Tag::object:
      case Tag::video:
      case Tag::audio:
        read_embed_block(element);
        return true;
      case Tag::script:
      case Tag::div:
        return read_embed_block(element);
      case Tag::pre: {
        std::string code = html::preformatted_text(element);
        if (!code.empty()) add(Code{std::move(code)}, element.index(), element.index());
        return true;
      }
      default:
        return false;
    }
  }

  /// What stands aside is none of the story; it may send the reader to other articles.
  void read_aside(Node element) {
    const std::size_t end = search_.view.line_at(element.subtree_end());
    for (std::size_t i = search_.view.line_at(element.index()); i < end; ++i) {
      if (!search_.taken[i]) read_in_story_links(i);
    }
  }

  /// How many of an element's lines are taken, and how many it has.
  std::pair<std::size_t, std::size_t> count_taken(Node element) const {
    const std::size_t begin = search_.view.line_at(element.index());
    const std::size_t end = search_.view.line_at(element.subtree_end());
    const auto from = search_.taken.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = search_.taken.begin() + static_cast<std::ptrdiff_t>(end);
    return {static_cast<std::size_t>(std::count(from, to, true)), end - begin};
  }

  bool read_heading(Node element) {
    const std::size_t line = search_.view.line_at(element.index());
    const bool has_line = line < search_.view.lines.size() &&
                          search_.view.lines[line].line.first < element.subtree_end();
    if (!has_line || search_.taken[line] || is_left_out(search_.view.lines[line])) return true;
    std::string text = html::inline_text(element);
    add(Heading{std::move(text), html::heading_level(element.tag())}, element.index(),
        element.index());
    return true;
  }

  /// A list whose items are single texts. A list that holds whole paragraphs, or nothing to read,
  /// is no block.
  bool read_list(Node element) {
    List list{.items = {}, .ordered = element.tag() == Tag::ol};
    for (Node item = element.first_child(); item; item = item.next_sibling()) {
      if (item.tag() != Tag::li || html::is_hidden(item)) continue;
      if (paragraphs_inside(item) > 1) return false;
      std::string text = html::inline_text(item);
      if (!text.empty() && !is_control(search_, text)) list.items.push_back(std::move(text));
    }
    if (!list.items.empty() && !is_link_list(element))
      add(std::move(list), element.index(), element.index());
    return true;
  }

  static int paragraphs_inside(Node element) {
    int count = 0;
    for (NodeIndex i = element.index() + 1; i < element.subtree_end(); ++i) {
      if (element.document().node(i).tag() == Tag::p) ++count;
    }
    return count;
  }

  /// Whether each line of a list is a link to an article: the list goes to `rows`.
  bool is_link_list(Node element) {
    const std::size_t begin = search_.view.line_at(element.index());
    const std::size_t end = search_.view.line_at(element.subtree_end());
    for (std::size_t i = begin; i < end; ++i) {
      const TextLine& line = search_.view.lines[i];
      if (!line.is_link || !search_.links.is_article(line.link)) return false;
    }
    for (std::size_t i = begin; i < end; ++i) {
      const TextLine& line = search_.view.lines[i];
      content_.rows.push_back(
          linked_row(search_, line.text(), line.link, line.line.first, line.line.last));
    }
    return true;
  }

  bool read_table_block(Node element) {
    auto table = read_data_table(element);
    if (!table) return false;
    add(std::move(*table), element.index(), element.index());
    return true;
  }

  bool read_embed_block(Node element) {
    auto embed = read_embed(element, search_.links);
    if (!embed) return false;
    add(std::move(*embed), element.index(), element.index());
    return true;
  }

  bool read_quote(Node element) {
    std::string text = html::inline_text(element);
    if (!text.empty()) add(Quote{std::move(text)}, element.index(), element.index());
    return true;
  }

  /// A figure round one image or more; a figure round something else is read through.
  bool read_figure(Node element) {
    std::vector<Node> images;
    std::optional<std::string> caption;
    for (NodeIndex i = element.index() + 1; i < element.subtree_end(); ++i) {
      const Node inner = node(i);
      if (inner.tag() == Tag::img) images.push_back(inner);
      if (inner.tag() == Tag::figcaption) {
        std::string text = html::inline_text(inner);
        if (!text.empty()) caption = std::move(text);
      }
      if (inner.tag() == Tag::table || inner.tag() == Tag::iframe || inner.tag() == Tag::blockquote)
        return false;
    }
    if (images.empty()) return false;
    for (const Node image : images) {
      read_image(image, image == images.back() ? caption : std::nullopt);
    }
    return true;
  }

  void read_image(Node element, std::optional<std::string> caption) {
    const std::string_view reference = image_reference(element);
    if (reference.empty()) return;
    ImageBlock image{search_.links.absolute(reference), std::nullopt, std::move(caption)};
    if (search_.links.is_furniture_image(image.url) || is_banner(element, reference)) return;
    if (const auto alt = element.attribute(html::AttributeName::alt)) {
      std::string text = text::fold(*alt);
      if (!text.empty()) image.alt = std::move(text);
    }
    if (image_urls_.insert(image.url).second)
      add(std::move(image), element.index(), element.index());
  }

  /// A picture that leads to another site, and not to a larger copy of itself, advertises it.
  bool is_banner(Node image, std::string_view reference) const {
    const Node link = enclosing_link(image);
    if (!link) return false;
    const std::string_view href = href_of(link);
    const bool is_copy = href.ends_with(reference.substr(reference.rfind('.') + 1));
    return search_.links.leads_off_site(href) && !is_copy;
  }

  /// Makes paragraphs and sub-heads of the lines that no element has taken.
  void read_lines() {
    const auto& lines = search_.view.lines;
    auto consumed = consumed_.begin();
    PlacedBlock* open = nullptr;  // the paragraph that a line after one <br> may go on with
    for (std::size_t i = search_.view.line_at(story_.begin); i < lines.size(); ++i) {
      const TextLine& line = lines[i];
      if (line.line.first >= story_.end) break;
      while (consumed != consumed_.end() && consumed->second <= line.line.first) ++consumed;
      const bool is_consumed = consumed != consumed_.end() && consumed->first <= line.line.first;
      if (is_consumed || search_.taken[i] || read_in_story_links(i) || is_left_out(line)) {
        open = nullptr;
        continue;
      }
      if (is_sub_head(line)) {
        add(Heading{line.text(), 2}, line.line.first, line.line.last);
        open = nullptr;
        continue;
      }
      if (open != nullptr && line.line.break_before == html::LineBreak::br) {
        std::string& text = std::get<Paragraph>(open->block).text;
        if (!(ends_sentence(text) && length_of(text) >= shortest_paragraph_in_br_text)) {
          text += ' ';
          text += line.text();
          open->last = line.line.last;
          continue;
        }
      }
      add(Paragraph{line.text()}, line.line.first, line.line.last);
      open = &content_.blocks.back();
    }
  }

  bool is_left_out(const TextLine& line) const {
    return line.in_navigation || is_story_furniture(search_, line) || search_.is_brand(line) ||
           is_link_bar(line) || (!line.key.empty() && line.key == headline_key_);
  }

  /// Whether a line is several short links with separators between them, perhaps behind a label:
  /// tags, a menu. Words between links make a sentence.
  bool is_link_bar(const TextLine& line) const {
    if (!line.is_mostly_links || line.is_link || ends_sentence(line.text())) return false;
    const std::size_t index = search_.view.line_at(line.line.first);
    const NodeIndex end = node(line.line.last).subtree_end();
    std::size_t links = 0;
    for (const Piece& piece : pieces_of(search_.view, index, index + 1, line.line.first, end)) {
      if (piece.kind != Piece::Kind::text) continue;
      const std::size_t length = length_of(piece.text);
      if (piece.link) {
        if (length > longest_link_in_bar) return false;
        ++links;
      } else if (!trim_separators(piece.text).empty() &&
                 (links > 0 || length > longest_bar_label)) {
        return false;
      }
    }
    return links >= 2;
  }

  bool is_sub_head(const TextLine& line) const {
    const std::size_t length = length_of(line.text());
    return length >= shortest_sub_head && length <= longest_sub_head && !line.date &&
           !ends_sentence(line.text()) && text::is_upper_case(line.text());
  }

  /// Takes a line that sends the reader to other articles.
  bool read_in_story_links(std::size_t index) {
    std::vector<Row> rows = in_story_links(search_, index);
    std::move(rows.begin(), rows.end(), std::back_inserter(content_.rows));
    return !rows.empty();
  }

  const Search& search_;
  const Story& story_;
  std::string headline_key_;
  StoryContent content_;
  std::unordered_set<std::string> image_urls_;
  std::vector<std::pair<NodeIndex, NodeIndex>> consumed_;  // in order, first and one past the last
};

}  // namespace

std::size_t count_words(const StoryContent& story) {
  std::size_t words = 0;
  for (const PlacedBlock& placed : story.blocks) words += text::count_words(text_of(placed.block));
  return words;
}

StoryContent read_story(const Search& search, const Story& story, const std::string& headline) {
  return StoryReader(search, story, headline).read();
}

}  // namespace dateline::extraction
