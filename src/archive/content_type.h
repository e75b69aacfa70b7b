#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Of what type an answer or a file is: the MIME Sniffing Standard (mimesniff.spec.whatwg.org), as
/// far as the question is "HTML or something else". Pure functions.
namespace dateline::http {

/// What a Content-Type header says.
struct ContentType {
  std::string essence;  ///< type and subtype in lower case: "text/html"
  std::optional<std::string> charset = std::nullopt;  ///< as written, without quotes; never empty

  bool operator==(const ContentType&) const = default;
};

/// "Parse a MIME type" of the standard; of the parameters only the first charset is kept. Empty
/// when the value is no MIME type.
std::optional<ContentType> parse_content_type(std::string_view value);

/// How far a declared type settles the question.
enum class DeclaredType {
  html,     ///< text/html or application/xhtml+xml
  unknown,  ///< none at all, or one that servers give to files they know nothing about: the bytes
            ///< decide
  other,    ///< anything else: no HTML, whatever the bytes
};
DeclaredType classify(const std::optional<ContentType>& declared);

/// The standard's resource header: no more bytes than these are looked at.
inline constexpr std::size_t resource_header_size = 1445;

/// The type that the first bytes show ("rules for identifying an unknown MIME type"): "text/html",
/// "text/xml", "application/pdf", an image, audio, video or archive type; else "text/plain", or
/// "application/octet-stream" when there are bytes that no text has. Wider than the standard in
/// four points, as the question is not a browser's: a byte-order mark does not hide HTML (UTF-16
/// neither), XHTML behind an XML declaration is "text/html", a tag name may end in any white space,
/// and signatures of letters alone ("BM", "ID3") count only beside bytes that no text has.
std::string_view sniff_type(std::string_view bytes);

/// Whether sniff_type() recognises a format that is no text at all, such as PDF, PNG or gzip: such
/// bytes are no page even when they are declared or named as HTML. `type` is what sniff_type()
/// gave.
bool is_binary_format(std::string_view type) noexcept;

}  // namespace dateline::http
