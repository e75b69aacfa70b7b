#pragma once

#include <string>
#include <string_view>

#include "site/profile.h"

namespace dateline::extraction {

/// What a byline says without the brand, "By" and its kin, and separators: "Samir Ibrahimov |" is
/// "Samir Ibrahimov", "Caliber.Az" is empty.
std::string name_in_byline(std::string_view line, const site::Profile& profile);

/// Whether a text has the form of a person's name: two to four words, each with a capital in front
/// and small letters behind it, or an initial; no digits, no sentence's end.
bool is_person_name(std::string_view text);

}  // namespace dateline::extraction
