#include "fetch/transfer.h"

#include <algorithm>
#include <new>
#include <utility>

#include "archive/content_type.h"
#include "fetch/request_url.h"
#include "fetch/retry.h"
#include "fetch/transfer_error.h"
#include "text/date.h"

namespace dateline::http {
namespace {

using std::chrono::milliseconds;

std::string as_seconds(milliseconds time) {
  const auto count = time.count();
  return count % 1000 == 0 ? std::to_string(count / 1000) + " s" : std::to_string(count) + " ms";
}

std::string rfc3339_utc(std::chrono::system_clock::time_point time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const auto days = std::chrono::floor<std::chrono::days>(seconds);
  const std::chrono::year_month_day date(days);
  const std::chrono::hh_mm_ss time_of_day(seconds - days);
  return text::to_rfc3339({.year = static_cast<int>(date.year()),
                           .month = static_cast<int>(static_cast<unsigned>(date.month())),
                           .day = static_cast<int>(static_cast<unsigned>(date.day())),
                           .hour = static_cast<int>(time_of_day.hours().count()),
                           .minute = static_cast<int>(time_of_day.minutes().count()),
                           .second = static_cast<int>(time_of_day.seconds().count()),
                           .offset_minutes = 0});
}

EasyHandle new_easy_handle() {
  EasyHandle easy(curl_easy_init());
  if (!easy) throw std::bad_alloc();
  return easy;
}

}  // namespace

Transfer::Transfer(const Request& request, const FetchOptions& options, curl_slist* headers)
    : options_(options),
      url_(request.url),
      on_new_connection_(request.on_new_connection),
      captured_(std::chrono::system_clock::now()),
      answer_(options.max_bytes),
      easy_(new_easy_handle()) {
  set_up(request, headers);
}

void Transfer::set_up(const Request& request, curl_slist* headers) {
  CURL* easy = easy_.get();
  if (curl_easy_setopt(easy, CURLOPT_URL, url_.c_str()) != CURLE_OK ||
      curl_easy_setopt(easy, CURLOPT_USERAGENT, options_.user_agent.c_str()) != CURLE_OK) {
    throw std::bad_alloc();
  }
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, error_text_.data());
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::on_bytes);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &Transfer::on_request);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can decode
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  // Each request of a redirect waits for its host's turn.
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, request.on_new_connection ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(options_.connect_timeout.count()));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.time_left.count()));
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  // A name server that does not answer must not hold us beyond the limit, and signals are the
  // program's own.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
}

std::size_t Transfer::on_bytes(char* bytes, std::size_t size, std::size_t count, void* transfer) {
  auto& self = *static_cast<Transfer*>(transfer);
  try {
    if (!self.answer_.has_begun()) {
      self.answer_.begin(self.status(), parse_content_type(self.declared_type()));
    }
  } catch (const std::bad_alloc&) {  // must not pass through libcurl
    return CURL_WRITEFUNC_ERROR;
  }
  return self.answer_.receive({bytes, size * count}) ? size * count : CURL_WRITEFUNC_ERROR;
}

// libcurl asks at once on a new connection when a kept one turns out to be closed. The server may
// have seen the first request: the second one has to wait for the host's turn, too.
int Transfer::on_request(void* transfer, char*, char*, int, int) {
  auto& self = *static_cast<Transfer*>(transfer);
  ++self.requests_;
  return self.requests_ > 1 && !self.on_new_connection_ ? CURL_PREREQFUNC_ABORT
                                                        : CURL_PREREQFUNC_OK;
}

Outcome Transfer::outcome(CURLcode code, milliseconds elapsed) {
  if (code == CURLE_ABORTED_BY_CALLBACK) return LostConnection{};
  const long answered = status();
  if (is_redirect(answered) && code != CURLE_OPERATION_TIMEDOUT) {
    if (std::optional<std::string> target = location()) return Redirect{std::move(*target)};
  }
  // Also when the body of such an answer breaks off.
  if (answered >= 300 || (code == CURLE_OK && !is_success(answered))) {
    return failed_status(answered);
  }
  return outcome_of_body(code, elapsed);
}

Outcome Transfer::outcome_of_body(CURLcode code, milliseconds elapsed) {
  if (std::optional<Error> refusal = answer_.refusal()) return Failure{std::move(*refusal)};
  if (code == CURLE_OPERATION_TIMEDOUT) return Failure{timeout_error(options_, elapsed)};

  const bool is_broken = is_broken_connection(code);
  if (code != CURLE_OK && !is_broken) return Failure{transfer_error(code, error_text_.data())};

  answer_.end();
  std::optional<Error> refusal = answer_.refusal();
  if (!is_broken) {
    if (refusal) return Failure{std::move(*refusal)};
    return take_page(false);
  }
  // Of what is left of an answer, its type may not be seen.
  const bool is_something = !answer_.body().empty() && !refusal;
  // A server that closes the connection in good order has no more to give.
  if (code == CURLE_PARTIAL_FILE && is_something) return take_page(true);
  Failure failure{.error = transfer_error(code, error_text_.data()), .is_passing = true};
  if (is_something) failure.incomplete = take_page(true);
  return failure;
}

Failure Transfer::failed_status(long status) const {
  Failure failure{.error = fetch_error(ErrorCode::http_status,
                                       "the server answered with status " + std::to_string(status),
                                       is_retryable_status(status)),
                  .is_passing = is_retried_status(status)};
  failure.error.http_status = static_cast<int>(status);
  if (!failure.is_passing) return failure;
  curl_off_t seconds = 0;
  curl_easy_getinfo(handle(), CURLINFO_RETRY_AFTER, &seconds);
  // No server is left alone for longer than a year; a date may lie in the past.
  constexpr curl_off_t year = 31'536'000;
  if (seconds > 0) failure.retry_after = std::chrono::seconds(std::min(seconds, year));
  return failure;
}

Page Transfer::take_page(bool is_truncated) {
  auto declared = parse_content_type(declared_type());
  return {.input = {},
          .bytes = answer_.take_body(),
          .url = shown_url(url_),
          .charset = declared ? std::move(declared->charset) : std::nullopt,
          .captured = rfc3339_utc(captured_),
          .is_truncated = is_truncated};
}

long Transfer::status() const {
  long status = 0;
  curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
  return status;
}

std::optional<std::string> Transfer::location() const {
  curl_header* header = nullptr;
  constexpr int last_answer = -1;
  if (curl_easy_header(handle(), "Location", 0, CURLH_HEADER, last_answer, &header) != CURLHE_OK ||
      *header->value == '\0') {
    return std::nullopt;
  }
  return std::string(header->value);
}

std::string Transfer::declared_type() const {
  const char* text = nullptr;
  curl_easy_getinfo(handle(), CURLINFO_CONTENT_TYPE, &text);
  return text == nullptr ? std::string() : std::string(text);
}

Error timeout_error(const FetchOptions& options, milliseconds elapsed) {
  constexpr milliseconds slack{5};
  const bool is_total =
      options.total_timeout != milliseconds::zero() && elapsed + slack >= options.total_timeout;
  return fetch_error(ErrorCode::timeout,
                     is_total ? "no complete answer within " + as_seconds(options.total_timeout)
                              : "no connection within " + as_seconds(options.connect_timeout),
                     true);
}

}  // namespace dateline::http
