#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/api.h"
#include "dateline/warc_position.h"

namespace dateline {

/// Why an input gave no article. The list is closed: the names that to_string() gives are the
/// `code` of error records and the enumeration of that name in the JSON Schema.
enum class ErrorCode {
  not_found,         ///< no such file or folder
  unreadable,        ///< exists, but cannot be read: permissions, I/O error, unsupported URL scheme
  no_pages,          ///< a folder that holds no page
  too_large,         ///< the page, or the work that it makes, exceeds Limits::page_bytes or
                     ///< Limits::memory_bytes
  timeout,           ///< a fetch or the parsing of a page took longer than its limit
  not_html,          ///< the bytes are of another type than HTML
  no_article,        ///< HTML, but no article: front page, section, error page
  http_status,       ///< the server answered with a status that is no success
  network,           ///< name resolution, connection or transfer failed
  tls,               ///< the TLS handshake or the check of the certificate failed
  redirect_refused,  ///< a loop, too many redirects, or one to another scheme than http and https
  deferred,          ///< not asked for: the server wants to be left alone for longer than is waited
  bad_archive,       ///< an archive is damaged, or is none; `warc` tells where
  crashed,           ///< the process that read the page ended
};

/// How many codes there are.
inline constexpr std::size_t error_code_count = static_cast<std::size_t>(ErrorCode::crashed) + 1;

/// The kebab-case name: `no_article` is "no-article".
DATELINE_API std::string_view to_string(ErrorCode code) noexcept;

/// An expected failure, and all that its record says. A value: nothing in the library throws it.
struct Error {
  ErrorCode code = ErrorCode::unreadable;
  std::string_view stage;  ///< the room it happened in: "input", "archive", "fetch", "html",
                           ///< "extract", "worker" (a string literal)
  std::string message;     ///< one sentence for people that names the reason; valid UTF-8
  bool retryable = false;  ///< whether the same input may well succeed later
  std::optional<int> http_status = std::nullopt;  ///< with http_status: the status code of RFC 9110
  std::string input = {};                         ///< what was named: a path, a URL or "-"
  std::optional<std::string> url = std::nullopt;  ///< the page's URL, where it is known
  std::optional<WarcPosition> warc = std::nullopt;  ///< where the page lies, if in an archive
};

}  // namespace dateline
