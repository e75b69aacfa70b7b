#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/article.h"
#include "extract/url_resolver.h"
#include "html/document.h"
#include "site/profile.h"

namespace dateline::extraction {

/// Makes a page's links absolute, and says what kind they are to the profile. For one page and one
/// thread.
class Links : public UrlResolver {
 public:
  /// `base` and `warnings` as UrlResolver has them.
  Links(std::string base, const site::Profile& profile, std::vector<Warning>& warnings)
      : UrlResolver(std::move(base), warnings), profile_(&profile) {}

  /// Whether a reference leads to one of the site's articles (or section pages, or authors). An
  /// absolute reference must be of the site's hosts.
  bool is_article(std::string_view reference) const;
  bool is_section(std::string_view reference) const;
  bool is_author(std::string_view reference) const;

  /// The same of a link that enclosing_link() has given. What is found out of one is kept.
  bool is_article(html::Node link) const { return target_of(link).is_article; }
  bool is_section(html::Node link) const { return target_of(link).is_section; }
  bool is_author(html::Node link) const { return target_of(link).is_author; }

  /// Whether a reference leads to a host that is none of the site's.
  bool leads_off_site(std::string_view reference) const;

  /// Whether an image's address is one of those that the profile calls furniture: a logo, a spacer.
  bool is_furniture_image(std::string_view reference) const;

 private:
  struct Target {
    bool is_known = false;
    bool is_article = false;
    bool is_section = false;
    bool is_author = false;
  };

  const Target& target_of(html::Node link) const;
  /// The path that patterns of links are compared with; none when a reference leads to another
  /// site. Held by `buffer` where it is no part of the reference.
  std::optional<std::string_view> path_on_site(std::string_view reference,
                                               std::string& buffer) const;
  bool fits(std::string_view reference, const std::vector<std::string>& patterns) const;

  const site::Profile* profile_;
  mutable std::vector<Target> targets_;  // by node
};

/// The nearest link that `node` is or lies in: an <a> whose href leads somewhere, neither into the
/// page itself nor to a script. No node when there is none.
html::Node enclosing_link(html::Node node);

/// The reference of a link that enclosing_link() has given.
inline std::string_view href_of(html::Node link) {
  return *link.attribute(html::AttributeName::href);
}

}  // namespace dateline::extraction
