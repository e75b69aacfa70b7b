#include "extract/general_media.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <utility>

#include "extract/class_word_set.h"
#include "extract/embeds.h"
#include "extract/links.h"
#include "extract/piece.h"
#include "html/tag_set.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

// In bytes of text beside the pictures of a box: captions are shorter.
constexpr std::size_t longest_text_beside_image = 1200;
constexpr NodeIndex most_nodes_of_box = 150;

constexpr html::TagSet never_in_story = {Tag::nav,    Tag::form,   Tag::footer,
                                         Tag::button, Tag::select, Tag::svg};

/// Words by which sites call what is no picture of the story.
constexpr ClassWords words_of_others({"ad",          "ads",     "advert", "author",     "authors",
                                      "avatar",      "badge",   "banner", "byline",     "comment",
                                      "comments",    "emoji",   "icon",   "logo",       "promo",
                                      "recommended", "related", "share",  "newsletter", "subscribe",
                                      "social",      "sponsor", "teaser"});
constexpr ClassWords words_of_captions({"caption", "legend", "captions"});
/// Both, as most elements have none of them.
constexpr ClassWords words_of_others_and_captions(
    {"ad",      "ads",         "advert",  "author",   "authors",    "avatar",    "badge",
     "banner",  "byline",      "comment", "comments", "emoji",      "icon",      "logo",
     "promo",   "recommended", "related", "share",    "newsletter", "subscribe", "social",
     "sponsor", "teaser",      "caption", "legend",   "captions"});

/// Whether a link's address is that of a picture: its larger copy.
bool leads_to_image(std::string_view href) {
  const std::string path = text::to_ascii_lower(path_of(href));
  static constexpr std::array<std::string_view, 6> endings = {".jpg", ".jpeg", ".png",
                                                              ".gif", ".webp", ".avif"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

/// What a box without any of the story's text holds.
struct Box {
  std::vector<Node> images;
  std::vector<Node> images_without_script;  // inside noscript
  std::vector<Node> embeds;
  std::optional<std::string> caption;
  bool has_heading = false;
  bool has_linked_text = false;
  std::size_t text_bytes = 0;
};

class MediaReader {
 public:
  MediaReader(const html::Document& document, const UrlResolver& urls,
              std::span<const content::Block> runs)
      : document_(document), urls_(urls), runs_(runs), posts_(document) {}

  std::vector<PlacedBlock> read() {
    for (NodeIndex i = runs_.front().first; i < runs_.back().last; ++i) {
      const Node node = document_.node(i);
      if (!node.is_element()) continue;
      if (holds_story(node) && !is_post(node)) {
        if (never_in_story.contains(node.tag())) i = node.subtree_end() - 1;
        continue;
      }
      read_box(node);
      i = node.subtree_end() - 1;
    }
    return std::move(blocks_);
  }

 private:
  /// An element that may be an embed, by its tag.
  bool may_be_embed(Node element) const {
    const EmbedForm form = embed_form_of(element.tag());
    return form == EmbedForm::quoted_post ? posts_.may_be_there() : form != EmbedForm::none;
  }

  bool is_post(Node node) const {
    return embed_form_of(node.tag()) == EmbedForm::quoted_post && posts_.has(node);
  }

  /// Whether an element holds text of the story. Asked in the order of the page.
  bool holds_story(Node element) {
    while (run_ < runs_.size() && runs_[run_].last < element.index()) ++run_;
    if (run_ == runs_.size()) return false;
    const content::Block& run = runs_[run_];
    if (run.first >= element.index()) return run.first < element.subtree_end();
    const NodeIndex end = std::min(element.subtree_end(), run.last + 1);
    for (NodeIndex i = element.index() + 1; i < end; ++i) {
      const Node node = document_.node(i);
      if (node.is_element() && content::is_without_text(node.tag())) {
        i = node.subtree_end() - 1;
      } else if (node.is_text() && !text::trim_ascii(node.text()).empty()) {
        return true;
      }
    }
    return false;
  }

  void read_box(Node root) {
    if (root.subtree_end() - root.index() <= most_nodes_of_box) {
      read_small_box(root);
    } else if (!never_in_story.contains(root.tag()) && holds_media(root)) {
      read_boxes_inside(root);
    }
  }

  void read_small_box(Node root) {
    if (never_in_story.contains(root.tag()) || !holds_media(root)) return;
    const Box box = look_into(root);
    for (const Node element : box.embeds) add_embed(element);
    const bool is_others =
        box.has_heading || box.has_linked_text || box.text_bytes > longest_text_beside_image;
    const auto& images = box.images.empty() ? box.images_without_script : box.images;
    for (const Node image : images) {
      const Node figure = figure_of(image, root);
      if (is_others && (!figure || figure == root || !has_caption(figure))) continue;
      add_image(image, figure, box);
    }
  }

  /// Of a part of the page that is more than a box, a picture with its caption and posts and
  /// players alone are taken.
  void read_boxes_inside(Node root) {
    for (NodeIndex i = root.index() + 1; i < root.subtree_end(); ++i) {
      const Node node = document_.node(i);
      if (!node.is_element()) continue;
      const bool is_small = node.subtree_end() - i <= most_nodes_of_box;
      if (never_in_story.contains(node.tag())) {
        i = node.subtree_end() - 1;
      } else if (is_small && node.tag() == Tag::figure) {
        if (has_caption(node) && !is_in_others(node, root)) read_small_box(node);
        i = node.subtree_end() - 1;
      } else if (may_be_embed(node) && is_seen(node) && takes_embed(node)) {
        if (!is_in_others(node, root)) add_embed(node);
        i = node.subtree_end() - 1;
      }
    }
  }

  static bool is_seen(Node node) { return node.tag() == Tag::script || !html::is_hidden(node); }

  static bool is_in_others(Node node, Node root) {
    for (; node && node.index() >= root.index(); node = node.parent()) {
      if (words_of_others.name(node)) return true;
    }
    return false;
  }

  /// Whether there may be anything to take: a cheap no for most boxes.
  bool holds_media(Node root) const {
    for (NodeIndex i = root.index(); i < root.subtree_end(); ++i) {
      const Node node = root.document().node(i);
      if (node.tag() == Tag::img || may_be_embed(node)) return true;
    }
    return false;
  }

  static bool holds_image(Node element) {
    for (NodeIndex i = element.index() + 1; i < element.subtree_end(); ++i) {
      if (element.document().node(i).tag() == Tag::img) return true;
    }
    return false;
  }

  Box look_into(Node root) {
    Box box;
    NodeIndex noscript_end = 0;
    for (NodeIndex i = root.index(); i < root.subtree_end(); ++i) {
      const Node node = document_.node(i);
      if (node.is_text()) {
        if (i >= noscript_end) box.text_bytes += text::trim_ascii(node.text()).size();
        continue;
      }
      if (!node.is_element()) continue;
      if (node.tag() == Tag::noscript) {
        noscript_end = node.subtree_end();
        continue;
      }
      if (never_in_story.contains(node.tag()) || !is_seen(node)) {
        i = node.subtree_end() - 1;
        continue;
      }
      const bool has_name = words_of_others_and_captions.name(node);
      if (has_name && words_of_others.name(node)) {
        i = node.subtree_end() - 1;
        continue;
      }
      if (html::heading_level(node.tag()) > 0) box.has_heading = true;
      if (node.tag() == Tag::img) {
        (i < noscript_end ? box.images_without_script : box.images).push_back(node);
        continue;
      }
      if (node.tag() == Tag::a && is_linked_text(node)) box.has_linked_text = true;
      if (may_be_embed(node) && takes_embed(node)) {
        box.embeds.push_back(node);
        i = node.subtree_end() - 1;
        continue;
      }
      if (content::is_without_text(node.tag())) {
        i = node.subtree_end() - 1;
        continue;
      }
      if (node.tag() == Tag::figcaption || (has_name && words_of_captions.name(node))) {
        if (holds_image(node)) continue;  // a frame round picture and caption
        std::string text = html::inline_text(node);
        if (!text.empty() && !box.caption) box.caption = std::move(text);
        i = node.subtree_end() - 1;  // its links and its text are the caption's
      }
    }
    return box;
  }

  /// A link round a text or picture that leads to another page, as a card's does.
  bool is_linked_text(Node link) const {
    if (enclosing_link(link) != link) return false;
    if (leads_to_image(href_of(link))) return false;
    for (Node node = link.parent(); node; node = node.parent()) {
      if (node.tag() == Tag::figure) return false;
    }
    return true;
  }

  /// Whether an element is a post, a player, or the frame of a known service.
  bool takes_embed(Node element) {
    switch (element.tag()) {
      case Tag::blockquote:
      case Tag::div:
        return is_post(element);
      case Tag::script:
      case Tag::video:
      case Tag::audio:
        return read_embed(element, urls_).has_value();
      default: {
        const auto embed = read_embed(element, urls_);
        return embed && (embed->url ? is_embedded_service(*embed->url) : true);
      }
    }
  }

  void add_embed(Node element) {
    auto embed = read_embed(element, urls_);
    if (!embed) return;
    const std::string key = embed->url.value_or("");
    if (!key.empty() && !addresses_.insert(key).second) return;
    blocks_.push_back({std::move(*embed), element.index(), element.subtree_end() - 1});
  }

  /// The nearest figure round an image, also one that holds the box: its caption may be of the
  /// story's runs.
  Node figure_of(Node image, Node root) const {
    for (Node node = image.parent(); node; node = node.parent()) {
      if (node.tag() == Tag::figure) return node;
      if (node.index() < root.index() && html::is_block_level(node.tag()) &&
          node.tag() != Tag::div) {
        break;
      }
    }
    return {};
  }

  static Node caption_of(Node figure) {
    for (NodeIndex i = figure.index() + 1; i < figure.subtree_end(); ++i) {
      const Node node = figure.document().node(i);
      if (node.tag() == Tag::figcaption) return node;
    }
    return {};
  }
  static bool has_caption(Node figure) { return static_cast<bool>(caption_of(figure)); }

  void add_image(Node element, Node figure, const Box& box) {
    const std::string_view reference = image_reference(element);
    if (reference.empty() || words_of_others.name(element)) return;
    ImageBlock image{urls_.absolute(reference), std::nullopt, std::nullopt};
    if (!addresses_.insert(image.url).second) return;
    if (const auto alt = element.attribute(html::AttributeName::alt)) {
      std::string text = text::fold(*alt);
      if (!text.empty()) image.alt = std::move(text);
    }
    if (const Node caption = figure ? caption_of(figure) : Node()) {
      std::string text = html::inline_text(caption);
      if (!text.empty()) image.caption = std::move(text);
    } else if (box.images.size() == 1) {
      image.caption = box.caption;
    }
    blocks_.push_back({std::move(image), element.index(), element.index()});
  }

  const html::Document& document_;
  const UrlResolver& urls_;
  std::span<const content::Block> runs_;
  QuotedPosts posts_;
  std::size_t run_ = 0;  // the first that does not end before what is looked at
  std::unordered_set<std::string> addresses_;
  std::vector<PlacedBlock> blocks_;
};

}  // namespace

std::vector<PlacedBlock> read_story_media(const html::Document& document, const UrlResolver& urls,
                                          std::span<const content::Block> runs) {
  if (runs.empty()) return {};
  return MediaReader(document, urls, runs).read();
}

}  // namespace dateline::extraction
