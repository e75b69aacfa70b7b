#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/general_site.h"
#include "extract/page_view.h"

namespace dateline::extraction {

/// The headline of a page without a profile, and who spoke for it.
struct GeneralTitle {
  std::string text;
  std::string_view source;                  ///< "h1", "h2", or the key of the metadata
  html::NodeIndex node = html::no_node;     ///< the heading, or the element of the metadata
  html::NodeIndex heading = html::no_node;  ///< where the page prints it, if it does
  const JsonLdArticle* article = nullptr;   ///< that the page is about, of the view's metadata
  std::vector<std::pair<std::string, std::string>> candidates;  ///< by source
};

/// Chooses between the headings that a page prints and the titles that its metadata name: the
/// heading most like these, else a title without the site's name. A heading that turns out to be
/// the site's name is added to `site`. Empty when there is neither heading nor title.
std::optional<GeneralTitle> find_general_title(const PageView& view, SiteNames& site);

}  // namespace dateline::extraction
