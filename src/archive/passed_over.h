#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::archive {

/// Why a record of an archive is no page that is wanted.
enum class PassedOver : std::uint8_t {
  warcinfo,  ///< of that type, as the following
  request,
  metadata,
  revisit,
  conversion,
  other_type,  ///< of a type that the WARC standard does not know
  other_host,  ///< of none of the wanted hosts
  not_http,    ///< a response by another protocol than HTTP, such as DNS
  status,      ///< a response with another status than 200
  not_html,    ///< of another type than HTML
};

inline constexpr std::size_t passed_over_count = static_cast<std::size_t>(PassedOver::not_html) + 1;

/// How many records were passed over, by PassedOver.
using PassedOverCounts = std::array<std::uint64_t, passed_over_count>;

/// The kebab-case name: `not_html` is "not-html".
std::string_view to_string(PassedOver reason) noexcept;

}  // namespace dateline::archive
