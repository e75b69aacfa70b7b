#pragma once

#include <curl/curl.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>

#include "dateline/error.h"
#include "dateline/fetch.h"
#include "dateline/page.h"
#include "fetch/answer.h"
#include "fetch/curl_handles.h"

namespace dateline::http {

/// The server sends us elsewhere.
struct Redirect {
  std::string location;  ///< the header as it came
};

/// The request gave no page.
struct Failure {
  Error error;                                           ///< without input and URL
  bool is_passing = false;                               ///< another try may well succeed soon
  std::optional<std::chrono::seconds> retry_after = {};  ///< how long the host is to be left alone
  std::optional<Page> incomplete = {};                   ///< what came before the connection broke
};

/// The connection that was kept from an earlier request turned out to be closed.
struct LostConnection {};

using Outcome = std::variant<Page, Redirect, Failure, LostConnection>;

/// What a request needs beyond the options that hold for all.
struct Request {
  std::string url;                      ///< as request_url() gives it
  std::chrono::milliseconds time_left;  ///< 0: without limit
  bool on_new_connection = false;
};

/// One request, from its easy handle to its outcome. It stays where it is: libcurl points to it.
class Transfer {
 public:
  /// `options` and `headers` are borrowed. Throws std::bad_alloc.
  Transfer(const Request& request, const FetchOptions& options, curl_slist* headers);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  CURL* handle() const noexcept { return easy_.get(); }

  /// The outcome of a transfer that ended with `code`; asked for once. The page is without input.
  /// `elapsed` is the time of the whole try.
  Outcome outcome(CURLcode code, std::chrono::milliseconds elapsed);

 private:
  void set_up(const Request& request, curl_slist* headers);
  static std::size_t on_bytes(char* bytes, std::size_t size, std::size_t count, void* transfer);
  static int on_request(void* transfer, char*, char*, int, int);

  Outcome outcome_of_body(CURLcode code, std::chrono::milliseconds elapsed);
  Failure failed_status(long status) const;
  Page take_page(bool is_truncated);

  long status() const;
  std::optional<std::string> location() const;
  std::string declared_type() const;

  const FetchOptions& options_;
  std::string url_;
  bool on_new_connection_;
  std::chrono::system_clock::time_point captured_;
  int requests_ = 0;
  Answer answer_;
  std::array<char, CURL_ERROR_SIZE> error_text_ = {};
  EasyHandle easy_;  // after what it points to, so that it goes first
};

/// The error of a try that took longer than FetchOptions allow. `elapsed` tells which limit it was,
/// as libcurl does not say.
Error timeout_error(const FetchOptions& options, std::chrono::milliseconds elapsed);

}  // namespace dateline::http
