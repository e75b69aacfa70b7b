#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/general_site.h"

namespace dateline::extraction {

/// Where a byline was read: how much is taken for a name.
enum class BylineSource {
  page,      ///< what the page prints
  metadata,  ///< what the metadata call the author
  person,    ///< what the metadata call a person: names in small letters too
};

/// The people that a byline of any page names, as it writes them: "By Rena Dashbulaqli and Samir
/// Uchqun, Science Editors, 6 June 2023" names two. Without "By" and its kin, job titles, dates,
/// addresses, and whatever is no person's name: a desk, an agency, the site. `folded` is folded
/// text.
std::vector<std::string> names_in_byline(std::string_view folded, const SiteNames& site,
                                         BylineSource source);

/// "Roy, Asha" as "Asha Roy": what is known to be one name, the last name first. Any other text as
/// it is.
std::string first_name_first(std::string_view name);

/// Whether a line begins with "By" or its kin, in the languages that have one, and goes on. `key`
/// is its text::comparison_key().
bool begins_as_byline(std::string_view key);
/// Whether a line is "Written by" or its kin alone, by its key: names follow in the next.
bool is_byline_label(std::string_view key);

/// Whether a text behind names speaks of others than the authors: "Reviewed by", "Photos:".
bool ends_byline(std::string_view folded);
/// Of those, whether it speaks of people.
bool names_others(std::string_view folded);
/// Whether a text does nothing but join names: a comma, "and".
bool joins_names(std::string_view folded);

}  // namespace dateline::extraction
