#pragma once

#include <nanobind/nanobind.h>

#include <optional>
#include <string>
#include <string_view>

/// Python's bytes for what may be of any encoding, or none: the content of pages, names of files,
/// URLs as archives hold them.
namespace dateline::python {

inline std::string to_string(const nanobind::bytes& bytes) {
  return {bytes.c_str(), bytes.size()};
}

inline std::optional<std::string> to_string(const std::optional<nanobind::bytes>& bytes) {
  if (!bytes) return std::nullopt;
  return to_string(*bytes);
}

inline nanobind::bytes to_bytes(std::string_view text) {
  return nanobind::bytes(text.data(), text.size());
}

inline std::optional<nanobind::bytes> to_bytes_or_none(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return to_bytes(*text);
}

}  // namespace dateline::python
