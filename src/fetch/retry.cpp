#include "fetch/retry.h"

#include <algorithm>
#include <array>
#include <string>

namespace dateline::http {

bool is_retryable_status(long status) noexcept {
  return status == 425 || is_retried_status(status);
}

bool is_retried_status(long status) noexcept {
  constexpr std::array retried = {408L, 429L, 500L, 502L, 503L, 504L};
  return std::find(retried.begin(), retried.end(), status) != retried.end();
}

bool is_broken_connection(CURLcode code) noexcept {
  constexpr std::array broken = {CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR,
                                 CURLE_RECV_ERROR,  CURLE_HTTP2,        CURLE_HTTP2_STREAM};
  return std::find(broken.begin(), broken.end(), code) != broken.end();
}

std::chrono::milliseconds pause_before_next_try(std::chrono::milliseconds first_pause, int tries) {
  constexpr std::chrono::milliseconds longest = std::chrono::hours(24);
  std::chrono::milliseconds pause = first_pause;
  for (int tried = 1; tried < tries && pause < longest; ++tried) pause *= 2;
  return std::min(pause, std::max(first_pause, longest));
}

Error with_tries(Error error, int tries) {
  if (tries > 1) error.message += ", at the last of " + std::to_string(tries) + " tries";
  return error;
}

}  // namespace dateline::http
