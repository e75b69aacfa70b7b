#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Bodies that consist of parts (RFC 2046 section 5.1).
namespace dateline::archive {

/// A part, or a message as a whole: what stands before the first empty line, and behind it.
struct MimePart {
  std::string_view header;
  std::string_view body;
};
MimePart split_mime_part(std::string_view bytes) noexcept;

/// The boundary of a body of which it is not known: by the first line that begins as a delimiter
/// and has a field behind it.
std::optional<std::string_view> guess_boundary(std::string_view body) noexcept;

/// Gives the parts of a body one after the other, preamble and epilogue aside. A delimiter is a
/// line of its own; that it begins as one is not enough, as boundaries of parts in parts often
/// begin alike. The line end before it belongs to it. Reads each byte once.
class MultipartReader {
 public:
  /// `body` must stay.
  MultipartReader(std::string_view body, std::string_view boundary);

  /// The next part; nothing behind the last one. A part whose delimiter does not come ends with the
  /// body.
  std::optional<std::string_view> next() noexcept;

  /// Whether the closing delimiter stood behind the parts that were given.
  bool is_closed() const noexcept { return is_closed_; }

 private:
  // The line of a delimiter, its line end included.
  struct Delimiter {
    std::size_t from = 0;
    std::size_t to = 0;
    bool is_closing = false;
  };
  std::optional<Delimiter> delimiter_at(std::size_t line) const noexcept;
  std::optional<Delimiter> find_delimiter(std::size_t first_line) const noexcept;
  void begin_part(const Delimiter& delimiter) noexcept;

  std::string_view body_;
  std::string delimiter_;
  std::optional<std::size_t> part_;  // where the next part begins, if there is one
  bool is_closed_ = false;
};

}  // namespace dateline::archive
