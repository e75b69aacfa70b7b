#include "extract/byline_nodes.h"

#include <algorithm>

#include "extract/byline_names.h"
#include "extract/class_words.h"
#include "extract/links.h"
#include "extract/page_view.h"
#include "html/ascii.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::AttributeName;
using html::Node;
using html::NodeIndex;
using html::Tag;

bool is_in_article(Node element) {
  while (element && element.tag() != Tag::article) element = element.parent();
  return static_cast<bool>(element);
}

/// Whether a link has one of HTML's link types for keywords, or WordPress' for sections.
bool leads_to_topic(Node link) {
  const auto rel = link.attribute(AttributeName::rel);
  return rel && (html::has_word(*rel, "tag") || html::has_word(*rel, "category"));
}

/// Whether a text that stands between names joins them to the last ones.
bool joins(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return text.back() == ',' ||
         (blank != std::string_view::npos && joins_names(text.substr(blank + 1)));
}

}  // namespace

std::vector<std::string> names_between(const html::Document& document, NodeIndex begin,
                                       NodeIndex end, const SiteNames& site) {
  end = std::min(end, begin + most_nodes_of_byline);
  std::vector<std::string> names;
  std::string whole;
  bool is_joined = false;
  Node last_link;
  for (NodeIndex i = begin; i < end; ++i) {
    const Node node = document.node(i);
    if (node.is_element() && (html::is_hidden(node) || node.tag() == Tag::figure)) {
      i = node.subtree_end() - 1;
      continue;
    }
    if (!node.is_text()) continue;
    if (text::trim_ascii(node.text()).empty()) continue;
    if (whole.size() + node.text().size() > 4 * longest_byline) break;
    const std::string text = text::fold(node.text());
    if (text.empty()) continue;
    whole += node.text();
    if (joins_names(text) || is_byline_label(text::comparison_key_of_folded(text))) {
      is_joined = true;
      continue;
    }
    if (ends_byline(text)) break;
    const Node link = enclosing_link(node);
    if (link && leads_to_topic(link)) break;
    const bool is_list_of_links = link && last_link && link != last_link;
    if (names.empty() || is_joined || is_list_of_links) {
      for (std::string& name : names_in_byline(text, site, BylineSource::page)) {
        names.push_back(std::move(name));
        last_link = link;
      }
    }
    is_joined = joins(text);
  }
  if (names.size() != 1 || names.front().find(' ') != std::string::npos) return names;
  // A name may be set in parts.
  std::vector<std::string> of_whole = names_in_byline(text::fold(whole), site, BylineSource::page);
  return of_whole.size() == 1 && of_whole.front().starts_with(names.front() + ' ') ? of_whole
                                                                                   : names;
}

bool is_beside_the_article(Node element, Node heading, const ClassWords& words) {
  for (Node node = element; node && node.tag() != Tag::body; node = node.parent()) {
    if (heading && node.contains(heading)) return false;
    if (node.tag() == Tag::nav || node.tag() == Tag::figure) return true;
    if (node.tag() == Tag::footer && !is_in_article(node)) return true;
    for (const auto name : {AttributeName::class_, AttributeName::id}) {
      const auto value = node.attribute(name);
      // A card about the author is about no other story.
      if (value && words.in(*value) && !author_words.in(*value)) return true;
    }
  }
  return false;
}

bool others_follow_before(Node element) {
  constexpr NodeIndex most_nodes = 12;
  constexpr std::size_t longest_label = 40;  // in bytes
  const NodeIndex first = element.index() - std::min(element.index(), most_nodes);
  for (NodeIndex i = element.index(); i-- > first;) {
    const Node node = element.document().node(i);
    if (!node.is_text()) continue;
    const std::string_view printed = trim_separators(text::trim_ascii(node.text()));
    if (printed.empty()) continue;
    if (printed.size() > longest_label || !names_others(printed)) return false;
    const std::string key = text::comparison_key(printed);
    const bool has_colon = text::trim_ascii(node.text()).ends_with(':');
    return has_colon || is_byline_label(std::string_view(key).substr(key.rfind(' ') + 1));
  }
  return false;
}

}  // namespace dateline::extraction
