#include "extract/metadata.h"

#include <algorithm>
#include <iterator>

#include "extract/loose_json.h"
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

/// The text right inside an element that holds nothing but text: one node.
std::string_view raw_text(Node element) {
  const Node child = element.first_child();
  return child ? child.text() : std::string_view();
}

/// A name in lower case, and in one form where pages write several: "schema:author" is "author",
/// "dc:creator" is "dc.creator", "dct:title" and "dcterms:title" are "dcterms.title".
std::string metadata_key(std::string_view name) {
  std::string key = text::to_ascii_lower(text::trim_ascii(name));
  struct Prefix {
    std::string_view written;
    std::string_view known;
  };
  constexpr Prefix prefixes[] = {
      {"schema:", ""}, {"http://schema.org/", ""}, {"https://schema.org/", ""},
      {"dc:", "dc."},  {"dct:", "dcterms."},       {"dcterms:", "dcterms."}};
  for (const auto& [written, known] : prefixes) {
    if (!key.starts_with(written)) continue;
    key.replace(0, written.size(), known);
    break;
  }
  return key;
}

bool is_json_ld(std::string_view type) {
  constexpr std::string_view json_ld = "application/ld+json";
  return text::equals_ignoring_ascii_case(text::trim_ascii(type).substr(0, json_ld.size()),
                                          json_ld);
}

}  // namespace

Metadata::Metadata(const html::Document& document) {
  const auto add = [&](std::string key, std::string_view value, Node node) {
    add_entry(std::move(key), value, node.index());
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
        for (const auto name : {html::AttributeName::property, html::AttributeName::name,
                                html::AttributeName::itemprop}) {
          const auto key = node.attribute(name);
          if (!key || key->empty()) continue;
          add(metadata_key(*key), *content, node);
          if (*key == "parsely-page") add_parsely_page(*content, node.index());
          break;
        }
        if (const auto header = node.attribute("http-equiv");
            header && text::equals_ignoring_ascii_case(*header, "content-language"))
          add("content-language", *content, node);
        break;
      }
      case Tag::link:
        if (const auto rel = node.attribute(html::AttributeName::rel);
            rel && (has_token(*rel, "canonical") || has_token(*rel, "image_src"))) {
          if (const auto href = node.attribute(html::AttributeName::href))
            add(has_token(*rel, "canonical") ? "canonical" : "image_src", *href, node);
        }
        break;
      case Tag::base:
        if (const auto href = node.attribute(html::AttributeName::href)) add("base", *href, node);
        break;
      case Tag::script:
        if (const auto type = node.attribute(html::AttributeName::type);
            type && is_json_ld(*type)) {
          add_json_ld(raw_text(node), node.index());
        }
        break;
      default:
        break;
    }
  }
}

void Metadata::add_entry(std::string key, std::string_view value, html::NodeIndex node) {
  std::string folded = text::fold(value);
  if (!folded.empty()) entries_.push_back({std::move(key), std::move(folded), node});
}

void Metadata::add_parsely_page(std::string_view text, html::NodeIndex node) {
  const LooseJson json(text);
  const JsonValue page = json.root().first();
  const auto add = [&](const char* key, JsonValue value) {
    for_each_of(value, [&](JsonValue one) {
      if (one.is_string()) add_entry(key, one.text(), node);
    });
  };
  add("parsely-title", page.member("title"));
  const JsonValue authors = page.member("authors");
  add("parsely-author", authors ? authors : page.member("author"));
  add("parsely-pub-date", page.member("pub_date"));
  add("parsely-section", page.member("section"));
  add("parsely-tags", page.member("tags"));
}

void Metadata::add_json_ld(std::string_view text, html::NodeIndex script) {
  JsonLd block = read_json_ld(text);
  for (JsonLdArticle& article : block.articles) {
    article.script = script;
    if (article.is_article) add_entries(article);
    json_ld_.articles.push_back(std::move(article));
  }
  const auto append = [](std::vector<std::string>& all, std::vector<std::string>& more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
  };
  append(json_ld_.organizations, block.organizations);
  if (json_ld_.breadcrumbs.empty()) json_ld_.breadcrumbs = std::move(block.breadcrumbs);
}

void Metadata::add_entries(const JsonLdArticle& article) {
  const auto add = [&](const char* key, std::string_view value) {
    add_entry(key, value, article.script);
  };
  add("headline", article.headline);
  add("datePublished", article.published);
  add("dateModified", article.modified);
  for (const std::string& section : article.sections) add("articleSection", section);
  add("inLanguage", article.language);
  for (const JsonLdAgent& author : article.authors) {
    add("author", author.name);
    add("author-url", author.url);
  }
  add("publisher", article.publisher.name);
  if (!article.images.empty()) add("image", article.images.front());
  add("keywords", article.keywords);
  for (const std::string& tag : article.tags) add("article:tag", tag);
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
