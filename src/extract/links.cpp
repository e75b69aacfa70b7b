#include "extract/links.h"

#include <algorithm>

#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

/// A relative reference without query and fragment.
std::string_view path_of(std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  return reference.substr(0, reference.find('?'));
}

bool leads_somewhere(html::Node link) {
  const auto href = link.attribute("href");
  if (!href) return false;
  const std::string_view target = text::trim_ascii(*href);
  return !target.empty() && target.front() != '#' &&
         !text::equals_ignoring_ascii_case(target.substr(0, target.find(':')), "javascript");
}

}  // namespace

std::string_view original_url(std::string_view url) {
  const std::string_view path = path_of(url);
  const std::size_t inner =
      std::max(path.rfind("/http://") + 1, path.rfind("/https://") + 1);  // npos + 1 is 0
  return inner == 0 ? url : url.substr(inner);
}

std::string Links::absolute(std::string_view reference) const {
  reference = original_url(reference);
  if (auto url = text::resolve_url(base_, reference)) return std::move(*url);
  std::string as_it_is = text::fold(reference);
  constexpr std::size_t most_warnings = 100;
  if (warnings_->size() >= most_warnings) return as_it_is;
  if (!base_.empty()) {
    warnings_->push_back({"url-invalid", "not a URL, left as it is: " + as_it_is});
  } else if (std::none_of(warnings_->begin(), warnings_->end(),
                          [](const Warning& warning) { return warning.code == "base-unknown"; })) {
    warnings_->push_back(
        {"base-unknown", "relative links are left as they are: the page's URL is unknown"});
  }
  return as_it_is;
}

bool Links::fits(std::string_view reference, const std::vector<std::string>& patterns) const {
  reference = original_url(text::trim_ascii(reference));
  // "//host/path" takes over the scheme of its base.
  const std::string absolute =
      reference.starts_with("//") ? "https:" + std::string(reference) : std::string();
  if (!absolute.empty()) reference = absolute;
  if (const auto parts = text::split_url(reference)) {
    // A saved page's links may lead into its own folder: what is no web address is judged by its
    // path alone.
    if (!parts->host.empty() && !site::is_host_of(*profile_, parts->host)) return false;
    return site::fits_any(patterns, parts->path);
  }
  const std::string_view path = path_of(reference);
  return site::fits_any(patterns,
                        path.starts_with('/') ? std::string(path) : '/' + std::string(path));
}

bool Links::is_article(std::string_view reference) const {
  return fits(reference, profile_->links.article);
}
bool Links::is_section(std::string_view reference) const {
  return fits(reference, profile_->links.section);
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
bool Links::is_author(std::string_view reference) const {
  return fits(reference, profile_->links.author);
}

html::Node enclosing_link(html::Node node) {
  for (; node; node = node.parent()) {
    if (node.tag() == html::Tag::a && leads_somewhere(node)) return node;
    if (node.tag() == html::Tag::body) break;
  }
  return {};
}

}  // namespace dateline::extraction
