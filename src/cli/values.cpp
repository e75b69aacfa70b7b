#include "cli/values.h"

#include <charconv>
#include <system_error>

namespace dateline::cli {
namespace {

template <typename Number>
std::optional<Number> whole_text_as(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

constexpr std::size_t most_bytes = std::size_t{1} << 30U;

}  // namespace

std::optional<std::uint64_t> whole_number(std::string_view text, std::uint64_t least,
                                          std::uint64_t most) {
  const auto number = whole_text_as<std::uint64_t>(text);
  if (!number || *number < least || *number > most) return std::nullopt;
  return number;
}

std::optional<std::chrono::milliseconds> duration(std::string_view text) {
  const auto seconds = whole_text_as<double>(text);
  if (!seconds || !(*seconds >= 0.001) || !(*seconds <= 86'400)) return std::nullopt;
  return std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(*seconds));
}

std::optional<std::size_t> byte_count(std::string_view text) {
  unsigned shift = 0;
  switch (text.empty() ? '\0' : text.back()) {
    case 'k':
    case 'K':
      shift = 10;
      break;
    case 'm':
    case 'M':
      shift = 20;
      break;
    case 'g':
    case 'G':
      shift = 30;
      break;
    default:
      break;
  }
  if (shift > 0) text.remove_suffix(1);
  const auto number = whole_number(text, 1, most_bytes >> shift);
  if (!number) return std::nullopt;
  return static_cast<std::size_t>(*number) << shift;
}

}  // namespace dateline::cli
