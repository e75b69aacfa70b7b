#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/general_site.h"
#include "extract/general_title.h"
#include "extract/page_view.h"

/// Where a page may name the authors of its article.
namespace dateline::extraction {

/// The people that one source names.
struct AuthorCandidate {
  /// "json-ld", "meta", "rel=author", "itemprop", "byline", "author-link", "class", "dateline",
  /// "author-box"
  std::string_view source;
  std::vector<std::string> names;        ///< each once, in the page's order
  std::vector<std::string> keys;         ///< of the names, to compare them by; sorted
  html::NodeIndex node = html::no_node;  ///< of the first name
};

struct AuthorSources {
  std::vector<AuthorCandidate> candidates;  ///< one for each source that names anybody
  std::string refused;                      ///< what the metadata call an author and is no person
  std::size_t begin_line = 0;               ///< of PageView::lines those near the headline
  std::size_t end_line = 0;

  const AuthorCandidate* candidate_of(std::string_view source) const;
};

/// Reads all sources; those far from the headline only when no other names anybody.
AuthorSources find_author_sources(const PageView& view, const SiteNames& site,
                                  const GeneralTitle& title);

/// Under this, names are compared.
std::string author_key(std::string_view name);

/// Whether a name begins with one of the commonest given names, or is one.
bool begins_with_given_name(std::string_view name);

}  // namespace dateline::extraction
