#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "archive/passed_over.h"
#include "dateline/warc_position.h"

namespace dateline::input {

/// How far the reading of items has come, so that another run can go on from there.
struct Place {
  std::uint64_t items = 0;  ///< how many have been taken from the sources
  std::uint64_t names = 0;  ///< their names as one number (with_name())
  /// Of the last of them, where it is an archive that goes on: how many records have been read of
  /// it, and pieces of damage. Else 0.
  std::uint64_t records = 0;
  std::optional<StoredRange> record = std::nullopt;  ///< the last of these, where it has a range
  std::uint64_t bytes = 0;                           ///< of the files that are done, for progress
  archive::PassedOverCounts passed_over = {};

  bool operator==(const Place&) const = default;
};

/// The number for some names and one more (FNV-1a of 64 bits): that of none is 0.
constexpr std::uint64_t with_name(std::uint64_t names, std::string_view name) noexcept {
  std::uint64_t hash = names ^ 0xCBF2'9CE4'8422'2325U;
  constexpr std::uint64_t prime = 0x100'0000'01B3U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  return (hash ^ 0xFFU) * prime;  // a byte that no UTF-8 has: the name's end
}

}  // namespace dateline::input
