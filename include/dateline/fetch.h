#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "dateline/api.h"
#include "dateline/error.h"
#include "dateline/page.h"

namespace dateline {

/// The User-Agent that says who asks and where to complain: "dateline/VERSION (+URL)". The URL is
/// set where the library is built (DATELINE_CONTACT_URL); whoever fetches in bulk names a page of
/// his own.
DATELINE_API std::string default_user_agent();

struct FetchOptions {
  std::string user_agent = default_user_agent();
  std::chrono::milliseconds connect_timeout{10'000};  ///< with name resolution and TLS handshake
  std::chrono::milliseconds total_timeout{60'000};    ///< with redirects and the whole body
  std::size_t max_bytes = std::size_t{32} << 20;      ///< of the body after content decoding
  int max_redirects = 10;
};

/// Fetches pages by HTTP and HTTPS (RFC 9110), one at a time, over connections that it keeps.
/// Proxies are taken from the environment as curl does; certificates are always verified. Not for
/// use by two threads at once: give each its own.
class DATELINE_API Fetcher {
 public:
  explicit Fetcher(FetchOptions options = {});
  ~Fetcher();
  Fetcher(Fetcher&&) noexcept;
  Fetcher& operator=(Fetcher&&) noexcept;

  /// The page behind `url` after redirects: decoded bytes, final URL (without user name, password
  /// and fragment), charset parameter, time at which the fetch began, in UTC. `url` is as people
  /// type it: blanks around are trimmed, what a URL must not hold is percent-encoded. An empty
  /// answer is a page of no bytes. What is not declared as HTML and does not begin like it either
  /// is an error, and so are PDF, images and the like that are declared as HTML. Errors:
  /// `http-status`, `network`, `tls`, `timeout`, `too-large`, `not-html`, `redirect-refused`,
  /// `unreadable` (a URL of another scheme, without a host, or none at all). The error's `url` is
  /// the last one that was asked for.
  tl::expected<Page, Error> fetch(const std::string& url);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether `input` is a URL rather than a path: it begins with a scheme and "://", blanks before it
/// aside.
DATELINE_API bool is_url(std::string_view input);

}  // namespace dateline
