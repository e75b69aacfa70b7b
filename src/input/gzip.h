#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/error.h"

namespace dateline::input {

/// Whether bytes begin as gzip data do (RFC 1952, 2.3.1).
bool is_gzip(std::string_view bytes);

struct Decompressed {
  std::string bytes;
  bool is_truncated = false;  ///< the compressed data break off
};

/// All members of gzip data (RFC 1952) one after the other; what follows the last member and is no
/// member is passed over, as gzip does. Pure, safe from any number of threads.
///
/// Errors: `too-large` when that is more than `max_bytes`, `unreadable` when the data are damaged.
tl::expected<Decompressed, Error> gunzip(std::string_view compressed, std::size_t max_bytes);

/// The first decompressed bytes of gzip data that may break off, `most` of them; fewer where no
/// more can be had.
std::string beginning_of_gzip(std::string_view compressed, std::size_t most);

}  // namespace dateline::input
