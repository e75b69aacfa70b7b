#include "fetch/retry.h"

#include <gtest/gtest.h>

#include <limits>

namespace dateline::http {
namespace {

using std::chrono::milliseconds;

TEST(Retry, TellsStatusesThatPassFromOthers) {
  for (const long status : {408L, 429L, 500L, 502L, 503L, 504L}) {
    EXPECT_TRUE(is_retried_status(status)) << status;
    EXPECT_TRUE(is_retryable_status(status)) << status;
  }
  EXPECT_TRUE(is_retryable_status(425));
  for (const long status : {0L, 200L, 304L, 400L, 403L, 404L, 410L, 425L, 501L, 505L}) {
    EXPECT_FALSE(is_retried_status(status)) << status;
  }
}

TEST(Retry, TellsBrokenConnectionsFromOtherFailures) {
  for (const CURLcode code : {CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR,
                              CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM}) {
    EXPECT_TRUE(is_broken_connection(code)) << code;
  }
  for (const CURLcode code :
       {CURLE_OK, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
        CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_WRITE_ERROR}) {
    EXPECT_FALSE(is_broken_connection(code)) << code;
  }
}

TEST(Retry, DoublesThePause) {
  struct Case {
    milliseconds first;
    int tries;
    milliseconds expected;
  };
  const Case cases[] = {
      {milliseconds(1'000), 1, milliseconds(1'000)},
      {milliseconds(1'000), 2, milliseconds(2'000)},
      {milliseconds(1'000), 5, milliseconds(16'000)},
      {milliseconds(0), std::numeric_limits<int>::max() / 1'000, milliseconds(0)},
      {milliseconds(1'000), std::numeric_limits<int>::max(), std::chrono::hours(24)},
      {std::chrono::hours(100), 3, std::chrono::hours(100)},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(pause_before_next_try(test.first, test.tries), test.expected)
        << test.first.count() << " " << test.tries;
  }
}

TEST(Retry, CountsTriesInTheMessage) {
  const Error error{.stage = "fetch", .message = "the connection broke"};
  EXPECT_EQ(with_tries(error, 1).message, "the connection broke");
  EXPECT_EQ(with_tries(error, 3).message, "the connection broke, at the last of 3 tries");
}

}  // namespace
}  // namespace dateline::http
