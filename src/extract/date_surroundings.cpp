#include "extract/date_surroundings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

// In nodes: a card of a list is not larger, and a card of no element that says so smaller still, as
// the story's own may hold its beginning.
constexpr NodeIndex largest_card = 150;
constexpr NodeIndex largest_plain_card = 40;
// In bytes: the text of a link that is a title; names of people and sections are shorter.
constexpr std::size_t shortest_title = 40;
constexpr int levels_of_date_word = 3;

/// Whether a class or id contains a word; of a long one only the beginning is looked at.
bool contains(std::string_view text, std::string_view lower_case_word) {
  constexpr std::size_t longest_names = 200;
  text = text.substr(0, longest_names);
  const auto found =
      std::search(text.begin(), text.end(), lower_case_word.begin(), lower_case_word.end(),
                  [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  return found != text.end();
}

template <std::size_t size>
bool contains_any(std::string_view text, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return contains(text, word); });
}

/// Whether an element holds a story's title, so that it may be a card.
bool has_title(Node element) {
  std::size_t linked = 0;
  NodeIndex link_end = 0;
  for (NodeIndex i = element.index() + 1; i < element.subtree_end(); ++i) {
    const Node node = element.document().node(i);
    switch (node.tag()) {
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
        return true;
      case Tag::a:
        link_end = node.subtree_end();
        linked = 0;
        break;
      default:
        if (i < link_end && node.is_text()) linked += text::trim_ascii(node.text()).size();
        if (linked >= shortest_title) return true;
        break;
    }
  }
  return false;
}

bool names_other_content(Node element) {
  static constexpr std::array<std::string_view, 12> words = {
      "related",  "comment", "sidebar", "recommend", "popular",  "most-read",
      "trending", "latest",  "footer",  "more-news", "newsflow", "ticker"};
  return contains_any(element.class_attribute(), words) || contains_any(element.id(), words);
}

/// A card whose element says that it is one.
bool is_row(Node element) {
  switch (element.tag()) {
    case Tag::a:
    case Tag::li:
    case Tag::article:
      return element.subtree_end() - element.index() <= largest_card && has_title(element);
    default:
      return false;
  }
}

/// One of plain elements, which may be the head of the story too: its author's name, say.
bool is_plain_card(Node element) {
  const bool is_plain = element.tag() == Tag::div || element.tag() == Tag::section;
  return is_plain && element.subtree_end() - element.index() <= largest_plain_card &&
         has_title(element);
}

}  // namespace

std::uint64_t distance_from_heading(NodeIndex node, NodeIndex heading) {
  if (heading == html::no_node) return node;
  constexpr std::uint64_t cost_of_going_back = 4;
  return node >= heading ? node - heading
                         : cost_of_going_back * static_cast<std::uint64_t>(heading - node);
}

double nearness(std::uint64_t distance) {
  constexpr std::uint64_t far_away = 600;
  return distance > far_away ? 0.5 : 1.0;
}

bool is_in_row(Node node, NodeIndex heading) {
  if (heading == html::no_node) return false;
  for (; node && node.tag() != Tag::body; node = node.parent()) {
    if (node.index() <= heading && heading < node.subtree_end()) return false;
    if (is_row(node)) return true;
  }
  return false;
}

/// Right in an <article>.
bool is_in_article(Node node) {
  const Node parent = node.parent();
  return parent && parent.tag() == Tag::article;
}

bool is_of_other_story(Node node, NodeIndex heading) {
  for (; node && node.tag() != Tag::body; node = node.parent()) {
    if (heading != html::no_node && node.index() <= heading && heading < node.subtree_end())
      return false;
    if (!node.is_element()) continue;
    switch (node.tag()) {
      case Tag::footer:
        // An article has a footer too, which often says when it was written.
        if (is_in_article(node)) break;
        return true;
      case Tag::aside:
      case Tag::nav:
      case Tag::blockquote:  // a post of a social network
        return true;
      default:
        break;
    }
    if (is_row(node) || is_plain_card(node) || names_other_content(node)) return true;
  }
  return false;
}

DateWord date_word_of(Node node) {
  static constexpr std::array<std::string_view, 8> date_words = {
      "date", "time", "publish", "posted", "pubdat", "created", "datum", "fecha"};
  static constexpr std::array<std::string_view, 2> update_words = {"updat", "modif"};
  int levels = 0;
  for (; node && node.tag() != Tag::body && levels < levels_of_date_word; node = node.parent()) {
    if (!node.is_element()) continue;
    ++levels;
    for (const std::string_view names : {node.class_attribute(), node.id()}) {
      if (names.empty()) continue;
      if (contains_any(names, update_words)) return DateWord::update;
      if (contains_any(names, date_words)) return DateWord::date;
    }
  }
  return DateWord::none;
}

}  // namespace dateline::extraction
