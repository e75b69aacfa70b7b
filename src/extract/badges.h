#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/profile.h"

/// Badges: short marks in capitals that tell what a story comes with, "PHOTO/VIDEO".
namespace dateline::extraction {

/// The badges that a line consists of, in upper case: "PHOTO/VIDEO" has two, "Video" one, a
/// sentence none. A slash in front, as editors type it behind a title, is passed over.
std::vector<std::string> badges_of(std::string_view line, const site::Profile& profile);

/// Takes badges from the end of a title or subtitle: "Tanks delivered / Video", "Tanks delivered
/// VIDEO". Behind a blank alone only capitals count: "Watch the video" ends in no badge.
std::vector<std::string> take_trailing_badges(std::string& title, const site::Profile& profile);

}  // namespace dateline::extraction
