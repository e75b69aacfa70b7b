#include "extract/images.h"

#include <algorithm>

#include "extract/piece.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;
using site::Way;

struct Lead {
  std::string url;
  std::optional<std::string> alt;
  std::optional<std::string> caption;
  Found found;
};

/// The last segment of a URL's path: the same picture stands at several sizes under one name.
std::string_view file_name(std::string_view url) {
  const auto parts = text::split_url(url);
  const std::string_view path = parts ? parts->path : url;
  return path.substr(path.rfind('/') + 1);
}

class LeadSearch {
 public:
  LeadSearch(const Search& search, const Headline& headline, const Story* story)
      : search_(search), headline_(headline), story_(story) {}

  std::optional<Lead> find() const {
    for (const Way& way : search_.ways(site::Field::lead_image)) {
      std::optional<Lead> lead;
      switch (way.kind) {
        case Way::Kind::selector:
          lead = selected(way);
          break;
        case Way::Kind::metadata:
          lead = named(way);
          break;
        case Way::Kind::place:
          lead = below_headline();
          break;
        case Way::Kind::label:
          break;
      }
      if (!lead) continue;
      lead->found.way = &way;
      return lead;
    }
    return std::nullopt;
  }

 private:
  std::optional<Lead> lead_from(Node element, std::string_view reference) const {
    if (reference.empty()) return std::nullopt;
    Lead lead{search_.links.absolute(reference),
              std::nullopt,
              std::nullopt,
              {nullptr, element.index(), element.index()}};
    if (search_.links.is_furniture_image(lead.url)) return std::nullopt;
    if (const auto alt = element.attribute(html::AttributeName::alt)) {
      std::string text = text::fold(*alt);
      if (!text.empty()) lead.alt = std::move(text);
    }
    for (Node figure = element.parent(); figure && figure.tag() != Tag::body;
         figure = figure.parent()) {
      if (figure.tag() != Tag::figure) continue;
      for (NodeIndex i = figure.index() + 1; i < figure.subtree_end(); ++i) {
        const Node inner = search_.view.document.node(i);
        if (inner.tag() != Tag::figcaption) continue;
        std::string text = html::inline_text(inner);
        if (!text.empty()) lead.caption = std::move(text);
      }
      break;
    }
    return lead;
  }

  std::optional<Lead> selected(const Way& way) const {
    const Node element = html::select_first(search_.view.body, *way.selector);
    if (!element) return std::nullopt;
    if (way.attribute == "style" || way.attribute.empty())
      return lead_from(element, image_reference(element));
    const auto value = element.attribute(way.attribute);
    return value ? lead_from(element, std::string(*value)) : std::nullopt;
  }

  std::optional<Lead> named(const Way& way) const {
    const MetadataEntry* entry = search_.view.metadata.first(way.text);
    if (entry == nullptr) return std::nullopt;
    Lead lead{search_.links.absolute(entry->value),
              std::nullopt,
              std::nullopt,
              {nullptr, entry->node, entry->node}};
    if (search_.links.is_furniture_image(lead.url)) return std::nullopt;
    return lead;
  }

  /// A picture between headline and story that is no icon: not in a list of buttons.
  std::optional<Lead> below_headline() const {
    if (story_ == nullptr || !headline_.is_in_page()) return std::nullopt;
    const NodeIndex begin = search_.view.lines[headline_.first_line].line.last;
    for (NodeIndex i = begin; i < story_->begin; ++i) {
      const Node element = search_.view.document.node(i);
      if (element.tag() == Tag::nav || element.tag() == Tag::ul || element.tag() == Tag::form) {
        i = element.subtree_end() - 1;
        continue;
      }
      if (element.tag() != Tag::img || search_.is_taken(i) || html::is_hidden(element)) continue;
      if (auto lead = lead_from(element, image_reference(element))) return lead;
    }
    return std::nullopt;
  }

  const Search& search_;
  const Headline& headline_;
  const Story* story_;
};

}  // namespace

ArticleImages find_images(const Search& search, const Headline& headline, const Story* story,
                          const std::vector<Block>& blocks) {
  ArticleImages result;
  for (const Block& block : blocks) {
    if (const auto* image = std::get_if<ImageBlock>(&block)) {
      result.images.push_back({image->url, image->alt, image->caption, false});
    }
  }
  auto lead = LeadSearch(search, headline, story).find();
  if (!lead) return result;
  result.lead_found = lead->found;
  const auto same = std::find_if(
      result.images.begin(), result.images.end(),
      [&](const Image& image) { return file_name(image.url) == file_name(lead->url); });
  if (same != result.images.end()) {
    same->lead = true;
  } else {
    result.images.insert(result.images.begin(), Image{std::move(lead->url), std::move(lead->alt),
                                                      std::move(lead->caption), true});
  }
  return result;
}

}  // namespace dateline::extraction
