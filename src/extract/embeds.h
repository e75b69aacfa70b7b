#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/article.h"
#include "extract/url_resolver.h"
#include "html/document.h"

namespace dateline::extraction {

/// How an element may embed something, by its tag.
enum class EmbedForm : std::uint8_t { none, frame, widget, quoted_post };
EmbedForm embed_form_of(html::Tag tag) noexcept;

/// What an element brings in from another service: a frame, a player, a quoted post (blockquote
/// with the service's class or a link to the post alone), a widget's script. Empty for what embeds
/// nothing, and for advertisements.
std::optional<Embed> read_embed(html::Node element, const UrlResolver& urls);

/// Knows the posts that a page quotes as markup, by their services' classes.
class QuotedPosts {
 public:
  explicit QuotedPosts(const html::Document& document);

  bool may_be_there() const { return class_bits_ != 0; }
  bool has(html::Node element) const;

 private:
  std::uint64_t class_bits_ = 0;  // of the classes that the page may have
};

/// Whether a URL leads to one of the services that others embed.
bool is_embedded_service(std::string_view url);

/// Whether a service shows films.
bool is_video_provider(std::string_view provider);

}  // namespace dateline::extraction
