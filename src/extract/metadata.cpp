#include "extract/metadata.h"

#include <algorithm>

#include "extract/json_ld.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::Tag;

bool has_token(std::string_view list, std::string_view token) {
  while (!list.empty()) {
    list = text::trim_ascii(list);
    const std::size_t end = std::min(list.find_first_of(" \t\n\f\r"), list.size());
    if (text::equals_ignoring_ascii_case(list.substr(0, end), token)) return true;
    list.remove_prefix(end);
  }
  return false;
}

/// The text right inside an element that holds nothing but text.
std::string raw_text(Node element) {
  std::string text;
  for (Node child = element.first_child(); child; child = child.next_sibling()) {
    if (child.is_text()) text += child.text();
  }
  return text;
}

}  // namespace

Metadata::Metadata(const html::Document& document) {
  const auto add = [&](std::string key, std::string_view value, Node node) {
    std::string folded = text::fold(value);
    if (!folded.empty()) entries_.push_back({std::move(key), std::move(folded), node.index()});
  };
  bool has_title = false;
  for (html::NodeIndex i = 0; i < document.size(); ++i) {
    const Node node = document.node(i);
    switch (node.tag()) {
      case Tag::html:
        if (const auto language = node.attribute(html::AttributeName::lang))
          add("lang", *language, node);
        break;
      case Tag::title:
        // SVG has titles too; a page's own comes first.
        if (!has_title) add("title", raw_text(node), node);
        has_title = true;
        break;
      case Tag::meta: {
        const auto content = node.attribute(html::AttributeName::content);
        if (!content) break;
        for (const std::string_view name : {"property", "name", "itemprop"}) {
          const auto key = node.attribute(name);
          if (!key || key->empty()) continue;
          add(text::to_ascii_lower(text::trim_ascii(*key)), *content, node);
          break;
        }
        break;
      }
      case Tag::link:
        if (const auto rel = node.attribute(html::AttributeName::rel);
            rel && has_token(*rel, "canonical")) {
          if (const auto href = node.attribute(html::AttributeName::href))
            add("canonical", *href, node);
        }
        break;
      case Tag::base:
        if (const auto href = node.attribute(html::AttributeName::href)) add("base", *href, node);
        break;
      case Tag::script:
        if (const auto type = node.attribute(html::AttributeName::type);
            type &&
            text::equals_ignoring_ascii_case(text::trim_ascii(*type), "application/ld+json")) {
          for (auto& [key, value] : read_json_ld(raw_text(node))) add(std::move(key), value, node);
        }
        break;
      default:
        break;
    }
  }
}

const MetadataEntry* Metadata::first(std::string_view key) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const MetadataEntry& entry) { return entry.key == key; });
  return found == entries_.end() ? nullptr : &*found;
}

std::vector<const MetadataEntry*> Metadata::all(std::string_view key) const {
  std::vector<const MetadataEntry*> result;
  for (const MetadataEntry& entry : entries_) {
    if (entry.key == key) result.push_back(&entry);
  }
  return result;
}

}  // namespace dateline::extraction
