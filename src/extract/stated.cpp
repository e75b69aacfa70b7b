#include "extract/stated.h"

#include <algorithm>
#include <initializer_list>

#include "extract/page_view.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

constexpr std::size_t longest_section = 60;  // in code points
constexpr std::size_t longest_tag = 80;
constexpr std::size_t most_tags = 100;
constexpr std::size_t most_images = 10;

Stated first_of(const Metadata& metadata, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (const MetadataEntry* entry = metadata.first(key)) return {entry->value, key, entry->node};
  }
  return {};
}

bool is_section(std::string_view text, std::string_view headline) {
  return !text.empty() && length_of(text) <= longest_section && text != headline &&
         text.find("://") == std::string_view::npos;
}

/// Adds the names of a list with commas, each that is not known yet.
void add_tags(std::string_view list, StatedList& tags, std::vector<std::string>& known) {
  while (!list.empty() && tags.values.size() < most_tags) {
    const std::size_t comma = std::min(list.find_first_of(",;"), list.size());
    std::string_view tag = text::trim_ascii(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
    if (tag.starts_with('#')) tag.remove_prefix(1);
    if (tag.empty() || length_of(tag) > longest_tag) continue;
    std::string key = text::comparison_key_of_folded(tag);
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    known.push_back(std::move(key));
    tags.values.emplace_back(tag);
  }
}

/// "EN_us" is "en-US". Empty for what is no tag of a language.
std::string language_tag(std::string_view value) {
  std::string tag = text::to_ascii_lower(text::trim_ascii(value));
  std::replace(tag.begin(), tag.end(), '_', '-');
  const bool is_tag = std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  const std::size_t hyphen = std::min(tag.find('-'), tag.size());
  // "utf-8" stands where a language should.
  if (!is_tag || tag.starts_with("utf") || hyphen < 2 || hyphen > 3 || tag.size() > 20) return {};
  if (tag.size() == hyphen + 3) {
    for (std::size_t i = hyphen + 1; i < tag.size(); ++i) {
      if (tag[i] >= 'a') tag[i] = static_cast<char>(tag[i] - 'a' + 'A');
    }
  }
  return tag;
}

}  // namespace

Stated stated_description(const Metadata& metadata) {
  return first_of(metadata, {"description", "og:description", "twitter:description",
                             "dc.description", "dcterms.description", "sailthru.description"});
}

Stated stated_section(const Metadata& metadata, std::string_view headline) {
  for (const std::string_view key :
       {"article:section", "articleSection", "articlesection", "parsely-section",
        "cxenseparse:section", "dc.subject", "section"}) {
    const MetadataEntry* entry = metadata.first(key);
    if (entry != nullptr && is_section(entry->value, headline))
      return {entry->value, key, entry->node};
  }
  // The innermost step of the way to the page that is neither the front page nor the page itself.
  const auto& steps = metadata.json_ld().breadcrumbs;
  for (std::size_t i = steps.size(); i > 1; --i) {
    if (is_section(steps[i - 1], headline) && (i < steps.size() || steps.size() == 2))
      return {steps[i - 1], "breadcrumbs", html::no_node};
  }
  return {};
}

StatedList stated_tags(const Metadata& metadata) {
  StatedList tags;
  std::vector<std::string> known;
  for (const std::string_view key : {"article:tag", "keywords", "news_keywords", "parsely-tags",
                                     "sailthru.tags", "og:article:tag", "dcterms.subject"}) {
    for (const MetadataEntry* entry : metadata.all(key)) {
      add_tags(entry->value, tags, known);
      if (tags.key.empty() && !tags.values.empty()) {
        tags.key = key;
        tags.node = entry->node;
      }
    }
    if (!tags.values.empty()) break;
  }
  return tags;
}

StatedList linked_tags(const html::Document& document) {
  constexpr std::size_t most_linked_tags = 25;  // more are those of the site
  constexpr html::NodeIndex farthest = 40;      // nodes from one link of a group to the next
  StatedList best;
  StatedList group;
  std::vector<std::string> known;
  html::NodeIndex last = html::no_node;
  const auto end_group = [&] {
    if (group.values.size() > best.values.size() && group.values.size() <= most_linked_tags)
      best = group;
    group = {};
    known.clear();
  };
  for (html::NodeIndex i = 0; i < document.size(); ++i) {
    const html::Node node = document.node(i);
    if (node.tag() != html::Tag::a) continue;
    const auto rel = node.attribute(html::AttributeName::rel);
    // "category tag" is what WordPress says of sections.
    if (!rel || !text::equals_ignoring_ascii_case(text::trim_ascii(*rel), "tag")) continue;
    if (last != html::no_node && i - last > farthest) end_group();
    last = i;
    if (group.values.empty()) {
      group.key = "rel=tag";
      group.node = i;
    }
    add_tags(html::inline_text(node), group, known);
  }
  end_group();
  return best;
}

StatedList stated_images(const Metadata& metadata) {
  StatedList images;
  for (const std::string_view key :
       {"og:image", "og:image:url", "og:image:secure_url", "image", "twitter:image",
        "twitter:image:src", "image_src", "thumbnail", "sailthru.image.full"}) {
    for (const MetadataEntry* entry : metadata.all(key)) {
      if (images.values.size() == most_images) return images;
      if (std::find(images.values.begin(), images.values.end(), entry->value) !=
          images.values.end())
        continue;
      if (images.values.empty()) {
        images.key = key;
        images.node = entry->node;
      }
      images.values.push_back(entry->value);
    }
  }
  return images;
}

Stated stated_language(const Metadata& metadata) {
  for (const std::string_view key : {"lang", "inLanguage", "og:locale", "content-language",
                                     "language", "dc.language", "dcterms.language"}) {
    const MetadataEntry* entry = metadata.first(key);
    if (entry == nullptr) continue;
    std::string tag = language_tag(entry->value);
    if (tag.empty()) continue;
    // Elsewhere the region is often that of the software.
    if (key != "lang") tag.resize(std::min(tag.find('-'), tag.size()));
    return {std::move(tag), key, entry->node};
  }
  return {};
}

}  // namespace dateline::extraction
