#include "extract/embeds.h"

#include <algorithm>
#include <array>

#include "html/text_rendering.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::Tag;

struct Provider {
  std::string_view host;
  std::string_view name;
};

/// Services by host; a host stands for its subdomains too.
constexpr std::array<Provider, 20> providers = {{
    {"youtube.com", "youtube"},
    {"youtube-nocookie.com", "youtube"},
    {"youtu.be", "youtube"},
    {"twitter.com", "x"},
    {"x.com", "x"},
    {"instagram.com", "instagram"},
    {"facebook.com", "facebook"},
    {"t.me", "telegram"},
    {"telegram.org", "telegram"},
    {"tiktok.com", "tiktok"},
    {"vimeo.com", "vimeo"},
    {"dailymotion.com", "dailymotion"},
    {"rutube.ru", "rutube"},
    {"vk.com", "vk"},
    {"ok.ru", "ok"},
    {"soundcloud.com", "soundcloud"},
    {"spotify.com", "spotify"},
    {"reddit.com", "reddit"},
    {"threads.net", "threads"},
    {"bsky.app", "bluesky"},
}};

constexpr std::array<std::string_view, 4> advertisers = {"doubleclick.net", "googlesyndication.com",
                                                         "googletagmanager.com", "adfox.ru"};

/// The class by which a service's own script finds its quoted post.
constexpr std::array<Provider, 5> post_classes = {{
    {"twitter-tweet", "x"},
    {"twitter-video", "x"},
    {"instagram-media", "instagram"},
    {"tiktok-embed", "tiktok"},
    {"fb-post", "facebook"},
}};

bool is_of_host(std::string_view host, std::string_view known) {
  return host == known || (host.size() > known.size() && host.ends_with(known) &&
                           host[host.size() - known.size() - 1] == '.');
}

std::string provider_of(std::string_view url) {
  const auto parts = text::split_url(url);
  if (!parts) return {};
  std::string host = text::to_ascii_lower(parts->host);
  for (const Provider& provider : providers) {
    if (is_of_host(host, provider.host)) return std::string(provider.name);
  }
  return host;
}

bool is_advertiser(std::string_view url) {
  const auto parts = text::split_url(url);
  return parts && std::any_of(advertisers.begin(), advertisers.end(),
                              [&](std::string_view host) { return is_of_host(parts->host, host); });
}

/// The address of a frame or player, made absolute; empty when it has none.
std::string source_of(Node element, const UrlResolver& urls) {
  for (const std::string_view name : {"src", "data-src", "data-lazy-src", "data"}) {
    const auto value = element.attribute(name);
    if (!value) continue;
    const std::string_view address = text::trim_ascii(*value);
    if (!address.empty() && !address.starts_with("about:") && !address.starts_with("javascript:") &&
        !address.starts_with("data:")) {
      return urls.absolute(address);
    }
  }
  return {};
}

std::optional<Embed> read_frame(Node element, const UrlResolver& urls) {
  std::string url = source_of(element, urls);
  if (url.empty() && (element.tag() == Tag::video || element.tag() == Tag::audio)) {
    for (Node child = element.first_child(); child && url.empty(); child = child.next_sibling()) {
      if (child.tag() == Tag::source) url = source_of(child, urls);
    }
  }
  if (url.empty() || is_advertiser(url)) return std::nullopt;
  return Embed{provider_of(url), std::move(url), std::nullopt};
}

/// A post quoted as markup: its text, and the link to it, which is the last one (earlier ones are
/// in the post's text).
std::optional<Embed> read_quoted_post(Node element, const UrlResolver& urls) {
  std::string_view provider;
  for (const Provider& known : post_classes) {
    if (element.has_class(known.host)) provider = known.name;
  }
  if (provider.empty()) return std::nullopt;
  Embed embed{std::string(provider), std::nullopt, std::nullopt};
  for (html::NodeIndex i = element.index() + 1; i < element.subtree_end(); ++i) {
    const Node node = element.document().node(i);
    if (node.tag() == Tag::p && !embed.text) {
      std::string text = html::inline_text(node);
      if (!text.empty()) embed.text = std::move(text);
    }
    if (node.tag() == Tag::a) {
      if (const auto href = node.attribute(html::AttributeName::href);
          href && provider_of(urls.absolute(*href)) == provider) {
        embed.url = urls.absolute(*href);
      }
    }
  }
  for (const std::string_view name : {"data-instgrm-permalink", "cite", "data-href"}) {
    if (const auto value = element.attribute(name); value && !value->empty()) {
      embed.url = urls.absolute(*value);
      break;
    }
  }
  return embed;
}

/// Telegram's widget: a script with the post's name in an attribute.
std::optional<Embed> read_widget(Node script) {
  const auto post = script.attribute("data-telegram-post");
  if (!post || post->empty()) return std::nullopt;
  return Embed{"telegram", "https://t.me/" + text::clean_url(*post), std::nullopt};
}

}  // namespace

EmbedForm embed_form_of(Tag tag) noexcept {
  switch (tag) {
    case Tag::iframe:
    case Tag::embed:
    case Tag::object:
    case Tag::video:
    case Tag::audio:
      return EmbedForm::frame;
    case Tag::blockquote:
    case Tag::div:
      return EmbedForm::quoted_post;
    case Tag::script:
      return EmbedForm::widget;
    default:
      return EmbedForm::none;
  }
}

std::optional<Embed> read_embed(Node element, const UrlResolver& urls) {
  switch (embed_form_of(element.tag())) {
    case EmbedForm::frame:
      return read_frame(element, urls);
    case EmbedForm::quoted_post:
      return read_quoted_post(element, urls);
    case EmbedForm::widget:
      return read_widget(element);
    case EmbedForm::none:
      break;
  }
  return std::nullopt;
}

QuotedPosts::QuotedPosts(const html::Document& document) {
  for (const Provider& known : post_classes) {
    const std::uint64_t hash = html::class_hash(known.host);
    if (document.may_have_class(hash)) class_bits_ |= html::class_bit(hash);
  }
}

bool QuotedPosts::has(Node element) const {
  return (element.class_bits() & class_bits_) != 0 &&
         std::any_of(post_classes.begin(), post_classes.end(),
                     [&](const Provider& known) { return element.has_class(known.host); });
}

bool is_embedded_service(std::string_view url) {
  const auto parts = text::split_url(url);
  return parts && std::any_of(providers.begin(), providers.end(), [&](const Provider& provider) {
           return is_of_host(text::to_ascii_lower(parts->host), provider.host);
         });
}

bool is_video_provider(std::string_view provider) {
  static constexpr std::array<std::string_view, 5> services = {"youtube", "vimeo", "dailymotion",
                                                               "rutube", "tiktok"};
  return std::find(services.begin(), services.end(), provider) != services.end();
}

}  // namespace dateline::extraction
