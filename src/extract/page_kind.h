#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::extraction {

/// What a page that is no article seems to be.
enum class PageKind : std::uint8_t {
  front_page,
  section,  ///< or the page of a tag, an author, an archive
  search_results,
  error_page,
  wall,     ///< that asks for a login, money or consent
  unknown,  ///< it lists others, or has no story
};

/// By the page's address and title, either of which may be empty.
PageKind page_kind(std::string_view address, std::string_view title);

/// For people: "a front page".
std::string_view name_of(PageKind kind);

/// Whether pages of the kind may list articles.
bool may_be_listing(PageKind kind);

}  // namespace dateline::extraction
