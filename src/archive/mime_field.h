#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Fields of MIME headers (RFC 5322, RFC 2045). Unlike those of HTTP they hold comments, and may be
/// folded between any two words. A value is a view of the header, folds and comments included;
/// the functions that read values pass over both.
namespace dateline::archive {

/// Whether a header begins with a line that may be a field of it.
bool begins_with_field(std::string_view header) noexcept;

/// The value of the first field of that name, case aside.
std::optional<std::string_view> find_mime_field(std::string_view header,
                                                std::string_view name) noexcept;

/// What Content-Type states before its parameters.
struct MediaType {
  std::string_view type;
  std::string_view subtype;

  /// Case aside.
  bool is(std::string_view other_type, std::string_view other_subtype) const noexcept;
};
MediaType media_type(std::string_view value) noexcept;

/// The first parameter of that name, case aside, that is not empty; without its quotation marks.
/// Semicolons between parameters may be missing.
std::optional<std::string> mime_parameter(std::string_view value, std::string_view name);

/// The words of a value, with one blank between them; none round colons or before commas, where
/// RFC 5322 section 4.3 allows them in dates.
std::string mime_words(std::string_view value);

}  // namespace dateline::archive
