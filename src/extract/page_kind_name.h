#pragma once

#include <string>
#include <string_view>

namespace dateline::extraction {

/// What a page that is no article seems to be, for people: "a front page", "search results", "an
/// error page" ... By its address and title, either of which may be empty.
std::string page_kind_name(std::string_view address, std::string_view title);

}  // namespace dateline::extraction
