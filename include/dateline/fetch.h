#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
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

/// How pages are asked for. A host is the host name of a URL, whatever the port.
struct FetchOptions {
  std::string user_agent = default_user_agent();
  std::chrono::milliseconds connect_timeout{10'000};  ///< with name resolution and TLS handshake
  std::chrono::milliseconds total_timeout{60'000};    ///< of one try (0: none): its requests, with
                                                      ///< redirects and the whole body, but without
                                                      ///< the time that it waits for a host
  std::size_t max_bytes = std::size_t{32} << 20;      ///< of the body after content decoding
  int max_redirects = 10;
  int max_tries = 3;  ///< of one URL
  std::chrono::milliseconds retry_pause{
      1'000};                              ///< before the second try; doubled for each further
  unsigned per_host = 1;                   ///< requests at a time to one host
  std::chrono::milliseconds pause{1'000};  ///< between the end of a request to a host and the next
  std::chrono::milliseconds longest_wait{120'000};  ///< the longest Retry-After that is waited for
  unsigned max_transfers = 64;                      ///< requests at a time in all
  /// A try failed, and another follows after `wait` at the earliest. The error is as its record
  /// would be. Called on the thread of next(); may be empty.
  std::function<void(const Error& error, std::chrono::milliseconds wait)> on_retry = {};
};

/// What became of one URL.
struct Fetched {
  std::uint64_t number = 0;  ///< as it was given to add()
  tl::expected<Page, Error> page;
};

/// Fetches pages by HTTP and HTTPS (RFC 9110), many hosts side by side, over connections that it
/// keeps. Proxies are taken from the environment as curl does; certificates are always verified.
///
/// Each host is asked politely: at most `per_host` requests at a time, with `pause` after each; the
/// requests of redirects and further tries count as any other. Of several URLs that could be asked
/// for, the one with the lowest number is. A URL is tried again when the server answers with status
/// 408, 429, 500, 502, 503 or 504, and when the connection breaks. While a server's Retry-After
/// (RFC 9110 section 10.2.3) lasts, its host is asked for nothing; where it asks for more than
/// `longest_wait`, the URLs of that host that wait or come meanwhile end with the error `deferred`.
///
/// Pages move on only while a thread is in next(): whoever needs long for a page takes it to
/// another thread, and holds the fetcher when too many wait there.
class DATELINE_API Fetcher {
 public:
  /// Throws std::runtime_error where the system gives no memory or descriptors for it.
  explicit Fetcher(FetchOptions options = {});
  /// Breaks off what is still asked for.
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  /// Queues a URL; `number` is the caller's own. `url` is as people type it: blanks around are
  /// trimmed, what a URL must not hold is percent-encoded. Does nothing after close(). Any thread.
  void add(std::uint64_t number, std::string url);

  /// Nothing more will be added. Any thread.
  void close();

  /// close(), and no request begins any more: what has not been asked for yet is forgotten and
  /// gives no result, as is a redirect that was to be followed; what waits between two tries ends
  /// with what its last try gave. Requests that are under way end as they do. Any thread.
  void abandon_waiting();

  /// While it is held, no request begins; those under way go on, and their pages are given. For
  /// whoever has more pages than he can work on. Any thread.
  void hold(bool is_held);

  /// close(), and next() gives nothing more; what is under way ends with the fetcher. Any thread.
  void cancel();

  /// Waits for the next page or error, in the order in which they finish; nothing when the fetcher
  /// is closed and all has been given. Not for two threads at once.
  ///
  /// A page has decoded bytes, its final URL (without user name, password and fragment), the
  /// charset parameter, and the time at which it was asked for, in UTC. An empty answer is a page
  /// of no bytes; one that broke off is a page that says so. What is not declared as HTML and does
  /// not begin like it either is an error, and so are PDF, images and the like that are declared as
  /// HTML. Errors: `http-status`, `network`, `tls`, `timeout`, `too-large`, `not-html`,
  /// `redirect-refused`, `deferred`, `unreadable` (a URL of another scheme, without a host, or none
  /// at all). The error's `url` is the last one that was asked for or was to be.
  std::optional<Fetched> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One page by a fetcher of its own, waiting for it: what Fetcher::next() gives.
DATELINE_API tl::expected<Page, Error> fetch(const std::string& url,
                                             const FetchOptions& options = {});

/// Whether `input` is a URL rather than a path: it begins with a scheme and "://", blanks before it
/// aside.
DATELINE_API bool is_url(std::string_view input);

}  // namespace dateline
