#include "extract/general_images.h"

#include <algorithm>
#include <string>

#include "extract/piece.h"
#include "extract/stated.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

/// The last segment of a reference's path: the same picture stands at several sizes under one name.
std::string_view file_name(std::string_view reference) {
  const std::string_view path = path_of(reference);
  return path.substr(path.rfind('/') + 1);
}

std::optional<std::string> caption_of(Node image) {
  for (Node figure = image.parent(); figure && figure.tag() != Tag::body;
       figure = figure.parent()) {
    if (figure.tag() != Tag::figure) continue;
    for (NodeIndex i = figure.index() + 1; i < figure.subtree_end(); ++i) {
      const Node node = figure.document().node(i);
      if (node.tag() != Tag::figcaption) continue;
      std::string text = html::inline_text(node);
      if (!text.empty()) return text;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

/// What the page says of a picture where it shows it.
void describe(Image& image, const PageView& view) {
  const std::string_view name = file_name(image.url);
  if (name.empty()) return;
  for (NodeIndex i = view.body.index(); i < view.body.subtree_end(); ++i) {
    const Node node = view.document.node(i);
    if (node.tag() != Tag::img || file_name(image_reference(node)) != name) continue;
    if (const auto alt = node.attribute(html::AttributeName::alt)) {
      std::string text = text::fold(*alt);
      if (!text.empty()) image.alt = std::move(text);
    }
    image.caption = caption_of(node);
    return;
  }
}

}  // namespace

GeneralImages find_general_images(const PageView& view, const std::vector<Block>& blocks,
                                  const Links& links) {
  GeneralImages result;
  for (const Block& block : blocks) {
    if (const auto* image = std::get_if<ImageBlock>(&block))
      result.images.push_back({image->url, image->alt, image->caption, false});
  }
  const StatedList stated = stated_images(view.metadata);
  if (stated.values.empty()) return result;
  result.lead_key = stated.key;
  result.lead_node = stated.node;
  Image lead{links.absolute(stated.values.front()), std::nullopt, std::nullopt, true};
  const std::string_view name = file_name(lead.url);
  const auto same =
      std::find_if(result.images.begin(), result.images.end(), [&](const Image& image) {
        return image.url == lead.url || (!name.empty() && file_name(image.url) == name);
      });
  if (same != result.images.end()) {
    same->lead = true;
  } else {
    describe(lead, view);
    result.images.insert(result.images.begin(), std::move(lead));
  }
  return result;
}

}  // namespace dateline::extraction
