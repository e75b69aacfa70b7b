#include "extract/links.h"

#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

bool leads_somewhere(html::Node link) {
  const auto href = link.attribute(html::AttributeName::href);
  if (!href) return false;
  const std::string_view target = text::trim_ascii(*href);
  return !target.empty() && target.front() != '#' &&
         !text::equals_ignoring_ascii_case(target.substr(0, target.find(':')), "javascript");
}

}  // namespace

std::optional<std::string_view> Links::path_on_site(std::string_view reference,
                                                    std::string& buffer) const {
  reference = original_url(text::trim_ascii(reference));
  // "//host/path" takes over the scheme of its base.
  if (reference.starts_with("//")) reference = buffer = "https:" + std::string(reference);
  if (const auto parts = text::split_url(reference)) {
    // A saved page's links may lead into its own folder: what is no web address is judged by its
    // path alone.
    if (!parts->host.empty() && !site::is_host_of(*profile_, parts->host)) return std::nullopt;
    return parts->path;
  }
  const std::string_view path = path_of(reference);
  if (path.starts_with('/')) return path;
  return buffer = '/' + std::string(path);
}

const Links::Target& Links::target_of(html::Node link) const {
  if (targets_.empty()) targets_.resize(link.document().size());
  Target& target = targets_[link.index()];
  if (target.is_known) return target;
  target.is_known = true;
  std::string buffer;
  if (const auto path = path_on_site(href_of(link), buffer)) {
    target.is_article = site::fits_any(profile_->links.article, *path);
    target.is_section = site::fits_any(profile_->links.section, *path);
    target.is_author = site::fits_any(profile_->links.author, *path);
  }
  return target;
}

bool Links::is_article(std::string_view reference) const {
  return fits(reference, profile_->links.article);
}
bool Links::is_section(std::string_view reference) const {
  return fits(reference, profile_->links.section);
}
bool Links::is_author(std::string_view reference) const {
  return fits(reference, profile_->links.author);
}
bool Links::fits(std::string_view reference, const std::vector<std::string>& patterns) const {
  std::string buffer;
  const auto path = path_on_site(reference, buffer);
  return path && site::fits_any(patterns, *path);
}

bool Links::leads_off_site(std::string_view reference) const {
  const auto parts = text::split_url(text::trim_ascii(reference));
  return parts && !parts->host.empty() && !site::is_host_of(*profile_, parts->host);
}
bool Links::is_furniture_image(std::string_view reference) const {
  const auto parts = text::split_url(reference);
  return site::fits_any(profile_->furniture_images,
                        parts ? parts->path : reference.substr(0, reference.find('?')));
}

html::Node enclosing_link(html::Node node) {
  for (; node; node = node.parent()) {
    if (node.tag() == html::Tag::a && leads_somewhere(node)) return node;
    if (node.tag() == html::Tag::body) break;
  }
  return {};
}

}  // namespace dateline::extraction
