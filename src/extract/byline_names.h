#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/general_site.h"

namespace dateline::extraction {

/// The people that a byline of any page names, as it writes them: "By Rena Dashbulaqli and Samir
/// Uchqun, Science Editors, 6 June 2023" names two. Without "By" and its kin, job titles, dates,
/// addresses, and whatever is no person's name: a desk, an agency, the site. `folded` is folded
/// text.
std::vector<std::string> names_in_byline(std::string_view folded, const SiteNames& site);

/// Whether a line begins with "By" or its kin in the languages that have one.
bool begins_as_byline(std::string_view folded);

}  // namespace dateline::extraction
