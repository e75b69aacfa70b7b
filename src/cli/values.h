#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// Values of options. Each function is empty when the text is no such value, or out of its range.
namespace dateline::cli {

/// A decimal number without sign, from `least` to `most`.
std::optional<std::uint64_t> whole_number(std::string_view text, std::uint64_t least,
                                          std::uint64_t most);

/// Seconds, fractions allowed ("2.5"), of at least a millisecond and at most a day.
std::optional<std::chrono::milliseconds> duration(std::string_view text);

/// A number of bytes from 1 to 1G; K, M and G behind it, in either case, are powers of 1,024.
std::optional<std::size_t> byte_count(std::string_view text);

}  // namespace dateline::cli
