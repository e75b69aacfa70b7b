#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/article.h"
#include "extract/general_site.h"
#include "extract/general_title.h"
#include "extract/links.h"
#include "extract/page_view.h"

namespace dateline::extraction {

/// The people who wrote an article, and who says so.
struct GeneralAuthors {
  std::vector<Person> people;
  std::string_view source;                                      ///< empty when there are none
  html::NodeIndex node = html::no_node;                         ///< of the first name
  std::vector<std::pair<std::string, std::string>> candidates;  ///< names with commas, by source
};

/// Chooses between the names in the metadata, in marked elements and in the lines round the
/// headline.
GeneralAuthors find_general_authors(const PageView& view, const SiteNames& site,
                                    const GeneralTitle& title, const Links& links);

}  // namespace dateline::extraction
