#include "extract/card_row.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/class_word_set.h"
#include "extract/links.h"
#include "extract/page_view.h"
#include "extract/piece.h"
#include "html/tag_set.h"
#include "html/text_rendering.h"
#include "text/date.h"
#include "text/date_parts.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

// In code points.
constexpr std::size_t longest_title = 300;
constexpr std::size_t shortest_title = 8;
constexpr std::size_t longest_title_among_texts = 140;
constexpr std::size_t longest_section = 40;
constexpr std::size_t shortest_subtitle = 30;
constexpr std::size_t longest_subtitle = 400;
// In bytes: no date is printed with more beside it.
constexpr std::size_t longest_date_text = 80;

constexpr ClassWords words_of_headlines({"headline", "hed", "heading"});
constexpr ClassWords words_of_titles({"title"});
constexpr ClassWords words_of_sections({"category", "categories", "section", "kicker", "eyebrow",
                                        "rubric", "topic", "channel", "overline"});
constexpr ClassWords words_of_no_titles({"kicker", "eyebrow", "overline", "subtitle"});
constexpr ClassWords words_of_subtitles({"summary", "excerpt", "teaser", "description", "dek",
                                         "standfirst", "subtitle", "abstract"});
constexpr ClassWords words_of_dates({"date", "time", "datetime", "published", "timestamp"});

constexpr html::TagSet formatting = {Tag::b,    Tag::strong, Tag::i,   Tag::em,  Tag::u,
                                     Tag::mark, Tag::font,   Tag::sub, Tag::sup, Tag::q,
                                     Tag::cite, Tag::abbr,   Tag::wbr, Tag::bdi, Tag::bdo};

bool is_out_of_sight(Node element) {
  return content::is_without_text(element.tag()) || html::is_hidden(element);
}

bool has_text(Node scope) {
  for (NodeIndex i = scope.index(); i < scope.subtree_end(); ++i) {
    const Node node = scope.document().node(i);
    if (node.is_element() && content::is_without_text(node.tag())) {
      i = node.subtree_end() - 1;
    } else if (node.is_text() && !text::trim_ascii(node.text()).empty()) {
      return true;
    }
  }
  return false;
}

/// "14:43" by itself.
bool is_time_of_day(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3)
    return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == ':' || text::is_digit(c); });
}

class CardReader {
 public:
  CardReader(const html::Document& document, const Card& card, NodeIndex end,
             const UrlResolver& urls)
      : document_(document), card_(card), end_(end), urls_(urls) {}

  std::optional<Row> read() {
    const Node title = find_title();
    row_.item.title = title == link() && !card_.title.has_text
                          ? text::fold(*link().attribute(html::AttributeName::aria_label))
                          : html::inline_text(title);
    const std::size_t length = length_of(row_.item.title);
    if (length < shortest_title || length > longest_title) return std::nullopt;
    row_.item.url = urls_.absolute(card_.title.href);
    row_.first = row_.last = card_.root;
    read_rest(title);
    return std::move(row_);
  }

 private:
  Node link() const { return document_.node(card_.title.link); }
  Node root() const { return document_.node(card_.root); }

  Node find_title() const {
    if (card_.title.has_heading || !card_.title.has_text) {
      if (const Node heading = find_heading()) return part_that_is_title(heading);
    }
    return card_.title.has_text ? part_that_is_title(link()) : link();
  }

  /// The heading inside the link, round it, or the first of the card.
  Node find_heading() const {
    for (NodeIndex i = link().index() + 1; i < link().subtree_end(); ++i) {
      if (html::heading_level(document_.node(i).tag()) > 0 && has_text(document_.node(i)))
        return document_.node(i);
    }
    for (Node node = link().parent(); node && node.index() >= card_.root; node = node.parent()) {
      if (html::heading_level(node.tag()) > 0) return node;
    }
    for (NodeIndex i = card_.root; i < root().subtree_end(); ++i) {
      if (html::heading_level(document_.node(i).tag()) > 0 && has_text(document_.node(i)))
        return document_.node(i);
    }
    return {};
  }

  /// Where an element holds several texts, each in an element of its own, the one that is the
  /// title.
  static Node part_that_is_title(Node node) {
    while (true) {
      std::vector<Node> parts;
      bool is_one_text = false;
      for (Node child = node.first_child(); child; child = child.next_sibling()) {
        if (child.is_element() && is_out_of_sight(child)) continue;
        if (!has_text(child)) continue;
        is_one_text = is_one_text || child.is_text() || formatting.contains(child.tag());
        parts.push_back(child);
      }
      if (is_one_text || parts.empty()) return node;
      node = parts.size() == 1 ? parts.front() : title_among(parts);
    }
  }

  /// The part that its class calls a title; else the longest, as what stands above it is a kicker.
  /// What stands below it, a teaser, is longer still, or ends a sentence.
  static Node title_among(const std::vector<Node>& parts) {
    const auto named = [&](const auto& words) {
      return std::find_if(parts.begin(), parts.end(), [&](Node part) {
        return words.name(part) && !words_of_no_titles.name(part) &&
               length_of(html::inline_text(part)) >= shortest_title;
      });
    };
    if (const auto part = named(words_of_headlines); part != parts.end()) return *part;
    if (const auto part = named(words_of_titles); part != parts.end()) return *part;
    Node best = parts.front();
    std::size_t most = 0;
    for (const Node part : parts) {
      if (part.tag() == Tag::time || part.tag() == Tag::figcaption || words_of_sections.name(part))
        continue;
      const std::string text = html::inline_text(part);
      const std::size_t length = length_of(text);
      const bool may_be_teaser = length > longest_title_among_texts || text.ends_with('.');
      if (most > 0 && (may_be_teaser || text::find_date(text))) continue;
      if (length > most) {
        most = length;
        best = part;
      }
    }
    return best;
  }

  /// Reads what stands beside the title.
  void read_rest(Node title) {
    const NodeIndex end = std::max(end_, root().subtree_end());
    for (NodeIndex i = card_.root; i < end; ++i) {
      const Node node = document_.node(i);
      if (node.is_text()) {
        read_date_in(node);
        continue;
      }
      if (!node.is_element()) continue;
      if (node == title) {
        i = node.subtree_end() - 1;
        continue;
      }
      if (node.tag() == Tag::img || node.tag() == Tag::noscript || !is_out_of_sight(node)) {
        if (read_element(node, i < title.index())) i = node.subtree_end() - 1;
      } else {
        i = node.subtree_end() - 1;
      }
    }
  }

  /// Whether an element is one of the row's members, and so is read no further.
  bool read_element(Node node, bool is_before_title) {
    if (node.tag() == Tag::img) {
      if (!row_.item.image) {
        const std::string_view reference = image_reference(node);
        if (!reference.empty()) row_.item.image = urls_.absolute(reference);
      }
      return true;
    }
    if (node.tag() == Tag::time) {
      read_time(node);
      return true;
    }
    if (node.contains(link())) return false;
    const bool has_name = !node.class_attribute().empty();
    if (has_name && words_of_dates.name(node)) return false;
    if (is_before_title && !row_.item.section &&
        (node.tag() == Tag::a || (has_name && words_of_sections.name(node)))) {
      std::string text = html::inline_text(node);
      if (!text.empty() && text != row_.item.title && length_of(text) <= longest_section &&
          !text::find_date(text) && std::none_of(text.begin(), text.end(), text::is_digit)) {
        row_.item.section = std::move(text);
        return true;
      }
    }
    if (!is_before_title && !row_.item.subtitle &&
        (node.tag() == Tag::p || (has_name && words_of_subtitles.name(node)))) {
      std::string text = html::inline_text(node);
      const std::size_t length = length_of(text);
      if (length >= shortest_subtitle && length <= longest_subtitle && text != row_.item.title &&
          !text::find_date(text)) {
        row_.item.subtitle = std::move(text);
        return true;
      }
    }
    return false;
  }

  void read_time(Node time) {
    if (row_.item.date_text) return;
    std::string text = html::inline_text(time);
    const auto attribute = time.attribute(html::AttributeName::datetime);
    if (attribute && attribute->starts_with('P')) return;  // how long a film is
    auto timestamp = attribute ? text::parse_any_date(*attribute) : std::nullopt;
    if (!timestamp) timestamp = text::parse_any_date(text);
    if (text.empty() && !timestamp) return;
    if (!text.empty()) row_.item.date_text = std::move(text);
    if (timestamp && !row_.item.published) row_.item.published = text::to_rfc3339(*timestamp);
    reach(time.index());
  }

  void read_date_in(Node node) {
    if (row_.item.date_text || row_.item.published) return;
    const std::string_view raw = text::trim_ascii(node.text());
    if (raw.size() > longest_date_text || std::none_of(raw.begin(), raw.end(), text::is_digit))
      return;
    const std::string text = text::fold(raw);
    if (const auto date = text::find_date(text)) {
      row_.item.date_text = text.substr(date->from, date->to - date->from);
      row_.item.published = text::to_rfc3339(date->timestamp);
      reach(node.index());
    } else if (is_time_of_day(text)) {
      row_.item.date_text = text;
      reach(node.index());
    }
  }

  /// The row reaches to a node behind its card.
  void reach(NodeIndex node) {
    if (node >= root().subtree_end()) row_.last = node;
  }

  const html::Document& document_;
  const Card& card_;
  NodeIndex end_;
  const UrlResolver& urls_;
  Row row_;
};

}  // namespace

std::optional<Row> read_card(const html::Document& document, const Card& card, NodeIndex end,
                             const UrlResolver& urls) {
  return CardReader(document, card, end, urls).read();
}

}  // namespace dateline::extraction
