#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <new>
#include <optional>
#include <utility>

#include "dateline/fetch.h"
#include "fetch/content_type.h"
#include "fetch/request_url.h"
#include "fetch/sigpipe_guard.h"
#include "fetch/transfer_error.h"
#include "fetch/utf8_locale.h"
#include "text/date.h"

namespace dateline {
namespace {

using std::chrono::milliseconds;

struct EasyDeleter {
  void operator()(CURL* easy) const noexcept {
    const http::SigpipeGuard guard;  // closing a TLS connection writes to it
    curl_easy_cleanup(easy);
  }
};
struct HeaderListDeleter {
  void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
using EasyHandle = std::unique_ptr<CURL, EasyDeleter>;
using HeaderList = std::unique_ptr<curl_slist, HeaderListDeleter>;

EasyHandle new_easy_handle() {
  static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
  return EasyHandle(initialised == CURLE_OK ? curl_easy_init() : nullptr);
}

/// Why we ended a transfer, or threw away what it brought.
enum class Refusal { none, no_success, other_type_declared, other_type_sniffed, too_large };

/// Of an answer that is no success: as much is read and dropped, so that the connection can be
/// kept.
constexpr std::size_t max_dropped_bytes = std::size_t{256} << 10;

/// An answer that is being received.
struct Answer {
  std::string body;
  std::size_t dropped_bytes = 0;
  std::optional<http::ContentType> declared;
  bool is_sniffed = false;
  Refusal refusal = Refusal::none;
};

bool is_success(long status) {
  return status >= 200 && status <= 299;
}
bool is_redirect(long status) {
  return status >= 300 && status <= 399;
}

/// Statuses that tell of a state rather than of the page.
bool is_retryable_status(long status) {
  constexpr std::array retryable = {408L, 425L, 429L, 500L, 502L, 503L, 504L};
  return std::find(retryable.begin(), retryable.end(), status) != retryable.end();
}

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

}  // namespace

struct Fetcher::State {
  explicit State(FetchOptions given);
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  tl::expected<Page, Error> fetch(const std::string& url);

 private:
  /// The options that hold for every request.
  void set_up();
  std::size_t receive(std::string_view bytes);
  static std::size_t on_bytes(char* bytes, std::size_t size, std::size_t count, void* state);

  /// Refuses what is not HTML by its first bytes, once.
  void sniff();

  std::optional<Error> failure(CURLcode code, milliseconds elapsed);
  Error refusal_error() const;
  Error timeout_error(milliseconds elapsed) const;

  long status() const;
  std::string info_text(CURLINFO info) const;
  std::string effective_url() const { return info_text(CURLINFO_EFFECTIVE_URL); }

  FetchOptions options_;
  HeaderList headers_;
  std::array<char, CURL_ERROR_SIZE> error_text_ = {};
  EasyHandle easy_;  // after what it points to, so that it goes first

  Answer answer_;
};

Fetcher::State::State(FetchOptions given)
    : options_(std::move(given)),
      headers_(curl_slist_append(nullptr, "Accept: text/html,application/xhtml+xml,*/*;q=0.5")),
      easy_(new_easy_handle()) {
  if (easy_) set_up();
}

void Fetcher::State::set_up() {
  CURL* easy = easy_.get();
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, error_text_.data());
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &State::on_bytes);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
  curl_easy_setopt(easy, CURLOPT_USERAGENT, options_.user_agent.c_str());
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can decode
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(easy, CURLOPT_MAXREDIRS, static_cast<long>(options_.max_redirects));
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(options_.connect_timeout.count()));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options_.total_timeout.count()));
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  // A name server that does not answer must not hold us beyond the limit, and signals are the
  // program's own.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
}

std::size_t Fetcher::State::on_bytes(char* bytes, std::size_t size, std::size_t count,
                                     void* state) {
  return static_cast<State*>(state)->receive({bytes, size * count});
}

std::size_t Fetcher::State::receive(std::string_view bytes) {
  if (!is_success(status())) {
    answer_.refusal = Refusal::no_success;
    answer_.dropped_bytes += bytes.size();
    return answer_.dropped_bytes <= max_dropped_bytes ? bytes.size() : CURL_WRITEFUNC_ERROR;
  }
  if (answer_.body.empty()) {
    answer_.declared = http::parse_content_type(info_text(CURLINFO_CONTENT_TYPE));
    if (http::classify(answer_.declared) == http::DeclaredType::other) {
      answer_.refusal = Refusal::other_type_declared;
      return CURL_WRITEFUNC_ERROR;
    }
  }
  if (bytes.size() > options_.max_bytes - answer_.body.size()) {
    answer_.refusal = Refusal::too_large;
    return CURL_WRITEFUNC_ERROR;
  }
  try {
    answer_.body += bytes;
  } catch (const std::bad_alloc&) {  // must not pass through libcurl
    answer_.refusal = Refusal::too_large;
    return CURL_WRITEFUNC_ERROR;
  }
  if (!answer_.is_sniffed && answer_.body.size() >= http::resource_header_size) sniff();
  return answer_.refusal == Refusal::none ? bytes.size() : CURL_WRITEFUNC_ERROR;
}

void Fetcher::State::sniff() {
  answer_.is_sniffed = true;
  const std::string_view type = http::sniff_type(answer_.body);
  const bool is_refused = http::classify(answer_.declared) == http::DeclaredType::html
                              ? http::is_binary_format(type)
                              : type != "text/html";
  if (is_refused) answer_.refusal = Refusal::other_type_sniffed;
}

tl::expected<Page, Error> Fetcher::State::fetch(const std::string& url) {
  const auto fail = [&](Error error) {
    error.input = url;
    return tl::make_unexpected(std::move(error));
  };
  const http::Utf8Locale locale;
  const auto requested = http::request_url(url);
  if (!requested) {
    return fail(http::fetch_error(ErrorCode::unreadable, requested.error()));
  }
  if (!easy_) return fail(http::transfer_error(CURLE_FAILED_INIT, {}));

  answer_ = {};
  error_text_[0] = '\0';
  curl_easy_setopt(easy_.get(), CURLOPT_URL, requested->c_str());

  const auto captured = std::chrono::system_clock::now();
  const auto begin = std::chrono::steady_clock::now();
  CURLcode code = CURLE_OK;
  {
    const http::SigpipeGuard guard;
    code = curl_easy_perform(easy_.get());
  }
  const auto elapsed =
      std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);

  // An empty body has no type to refuse; that it holds no article is for others to say.
  if (code == CURLE_OK && answer_.refusal == Refusal::none && !answer_.body.empty() &&
      !answer_.is_sniffed) {
    sniff();
  }
  if (std::optional<Error> error = failure(code, elapsed)) return fail(std::move(*error));
  auto declared = http::parse_content_type(info_text(CURLINFO_CONTENT_TYPE));
  return Page{.input = url,
              .bytes = std::move(answer_.body),
              .url = http::shown_url(effective_url()),
              .charset = declared ? std::move(declared->charset) : std::nullopt,
              .captured = rfc3339_utc(captured)};
}

std::optional<Error> Fetcher::State::failure(CURLcode code, milliseconds elapsed) {
  if (answer_.refusal == Refusal::none && code == CURLE_OK && !is_success(status())) {
    answer_.refusal = Refusal::no_success;
  }
  Error error;
  if (answer_.refusal != Refusal::none) {
    error = refusal_error();
  } else if (code == CURLE_OK) {
    return std::nullopt;
  } else if (code == CURLE_OPERATION_TIMEDOUT) {
    error = timeout_error(elapsed);
  } else if (code == CURLE_TOO_MANY_REDIRECTS) {
    error = http::fetch_error(ErrorCode::redirect_refused,
                              "more than " + std::to_string(options_.max_redirects) + " redirects");
  } else if ((code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT) &&
             is_redirect(status())) {
    error = http::fetch_error(ErrorCode::redirect_refused, "the redirect is not followed: " +
                                                               http::printable(error_text_.data()));
  } else {
    error = http::transfer_error(code, error_text_.data());
  }
  error.url = http::shown_url(effective_url());
  return error;
}

Error Fetcher::State::refusal_error() const {
  const std::string declared =
      answer_.declared ? http::printable(answer_.declared->essence) : std::string();
  switch (answer_.refusal) {
    case Refusal::no_success: {
      const long answered = status();
      Error error = http::fetch_error(ErrorCode::http_status,
                                      "the server answered with status " + std::to_string(answered),
                                      is_retryable_status(answered));
      error.http_status = static_cast<int>(answered);
      return error;
    }
    case Refusal::other_type_declared:
      return http::fetch_error(ErrorCode::not_html, "the answer is " + declared + ", not HTML");
    case Refusal::other_type_sniffed:
      return http::fetch_error(
          ErrorCode::not_html,
          "the answer's bytes are " + std::string(http::sniff_type(answer_.body)) + ", not HTML; " +
              (declared.empty() ? "no type is declared" : "declared is " + declared));
    case Refusal::too_large:
    case Refusal::none:
      break;
  }
  return http::fetch_error(ErrorCode::too_large, "the answer is larger than " +
                                                     std::to_string(options_.max_bytes) + " bytes");
}

Error Fetcher::State::timeout_error(milliseconds elapsed) const {
  // libcurl does not say which of the two limits it was.
  constexpr milliseconds slack{5};
  const bool is_total = elapsed + slack >= options_.total_timeout;
  return http::fetch_error(ErrorCode::timeout,
                           is_total
                               ? "no complete answer within " + as_seconds(options_.total_timeout)
                               : "no connection within " + as_seconds(options_.connect_timeout),
                           true);
}

long Fetcher::State::status() const {
  long status = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  return status;
}

std::string Fetcher::State::info_text(CURLINFO info) const {
  const char* text = nullptr;
  curl_easy_getinfo(easy_.get(), info, &text);
  return text == nullptr ? std::string() : std::string(text);
}

Fetcher::Fetcher(FetchOptions options) : state_(std::make_unique<State>(std::move(options))) {
}
Fetcher::~Fetcher() = default;
Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&&) noexcept = default;

tl::expected<Page, Error> Fetcher::fetch(const std::string& url) {
  return state_->fetch(url);
}

}  // namespace dateline
