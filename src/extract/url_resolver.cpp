#include "extract/url_resolver.h"

#include <algorithm>

#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

std::string_view path_of(std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  return reference.substr(0, reference.find('?'));
}

std::string_view original_url(std::string_view url) {
  const std::string_view path = path_of(url);
  std::size_t inner = 0;
  for (std::size_t colon = path.find(':'); colon != std::string_view::npos;
       colon = path.find(':', colon + 1)) {
    if (!path.substr(colon).starts_with("://")) continue;
    const std::string_view before = path.substr(0, colon);
    for (const std::string_view scheme : {"/http", "/https"}) {
      if (before.ends_with(scheme)) inner = colon - scheme.size() + 1;
    }
  }
  return url.substr(inner);
}

std::string UrlResolver::absolute(std::string_view reference) const {
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

}  // namespace dateline::extraction
