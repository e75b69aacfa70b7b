#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "dateline/fetch.h"
#include "fetch/fetching.h"

namespace dateline {
namespace {

using std::chrono::milliseconds;

TEST(FetcherRetry, TriesAgainWithGrowingPauses) {
  const std::vector<std::string> kinds = {"408", "429",   "500",   "502",      "503",
                                          "504", "reset", "break", "no-answer"};
  std::vector<std::string> urls;
  for (std::size_t index = 0; index < kinds.size(); ++index) {
    urls.push_back(server().url_of_host(20 + static_cast<int>(index),
                                        "/test/flaky/" + kinds[index] + "/2/passes"));
  }
  const auto results = fetch_all(urls, short_pauses());
  for (std::size_t index = 0; index < kinds.size(); ++index) {
    const auto& page = results.at(index);
    ASSERT_TRUE(page) << kinds[index] << ": " << page.error().message;
    EXPECT_FALSE(page->is_truncated) << kinds[index];
    const auto requests = logged_requests("/test/flaky/" + kinds[index] + "/2/passes");
    ASSERT_EQ(requests.size(), 3U) << kinds[index];
    EXPECT_GE(requests[1].begin - requests[0].end, pause) << kinds[index];
    EXPECT_GE(requests[2].begin - requests[1].end, 2 * pause) << kinds[index];
  }
}

TEST(FetcherRetry, GivesTheLastErrorAndTheNumberOfTries) {
  struct Retry {
    std::string message;
    std::string input;
    milliseconds wait;
  };
  std::vector<Retry> retries;
  FetchOptions options = short_pauses();
  options.on_retry = [&](const Error& error, milliseconds wait) {
    retries.push_back({error.message, error.input, wait});
  };
  const std::string url = server().url("/test/flaky/503/9/for-good");
  const auto results = fetch_all({url}, options);
  const Error error = results.at(0).error();
  EXPECT_EQ(error.code, ErrorCode::http_status);
  EXPECT_EQ(error.http_status, 503);
  EXPECT_EQ(error.message, "the server answered with status 503, at the last of 3 tries");
  EXPECT_EQ(error.input, url);
  EXPECT_TRUE(error.retryable);
  ASSERT_EQ(retries.size(), 2U);
  for (const Retry& retry : retries) {
    EXPECT_EQ(retry.message, "the server answered with status 503");
    EXPECT_EQ(retry.input, url);
  }
  EXPECT_EQ(retries[0].wait, pause);
  EXPECT_EQ(retries[1].wait, 2 * pause);
  EXPECT_EQ(logged_requests("for-good").size(), 3U);
}

TEST(FetcherRetry, GivesWhatCameOfTheLastTryThatBroke) {
  const auto results = fetch_all(
      {server().url("/test/flaky/break/9/breaks-for-good"), server().url("/test/drop?closed")},
      short_pauses());
  for (const auto& [number, page] : results) {
    ASSERT_TRUE(page) << number << ": " << page.error().message;
    EXPECT_TRUE(page->is_truncated) << number;
    EXPECT_NE(page->bytes.find("Ferry to Larkholm"), std::string::npos) << number;
  }
  EXPECT_EQ(logged_requests("breaks-for-good").size(), 3U);
  EXPECT_EQ(logged_requests("/test/drop?closed").size(), 1U);
}

TEST(FetcherRetry, TriesOnceWhatWillNotPass) {
  FetchOptions options = short_pauses();
  options.total_timeout = milliseconds(200);
  options.on_retry = [](const Error& error, milliseconds) { ADD_FAILURE() << error.input; };
  const auto results =
      fetch_all({server().url("/test/status/404?once"), server().url("/test/status/425?once"),
                 server().url("/test/type/pdf?once"), server().url("/test/silent?once"),
                 server().url("/test/redirect-to-ftp?once"), server().url("/test/garbage?once"),
                 "http://nosuchhost.invalid/", "ftp://larkholm.example/",
                 "https://127.0.0.1:" + std::to_string(server().port()) + "/"},
                options);
  for (const auto& [number, page] : results) {
    ASSERT_FALSE(page) << number;
    EXPECT_EQ(page.error().message.find("tries"), std::string::npos) << page.error().message;
  }
  EXPECT_EQ(logged_requests("?once").size(), 6U);
}

TEST(FetcherRetry, LeavesAHostAloneForAsLongAsItAsks) {
  struct Case {
    int host;
    std::string target;  ///< its first answer carries Retry-After
    std::chrono::seconds wait;
  };
  const std::vector<Case> cases = {
      {31, "/test/flaky/429/1/held/1", std::chrono::seconds(1)},
      {32, "/test/flaky/503/1/held/1", std::chrono::seconds(1)},
      {33, "/test/flaky/429/1/held/date-2", std::chrono::seconds(1)},  // a date has whole seconds
      {34, "/test/flaky/503/1/held/0", std::chrono::seconds(0)},
      {35, "/test/flaky/503/1/held/date-0", std::chrono::seconds(0)},
  };
  std::vector<std::string> urls;
  for (const Case& test : cases) {
    urls.push_back(server().url_of_host(test.host, test.target));
    urls.push_back(server().url_of_host(test.host, "/test/page?held"));
  }
  FetchOptions options = short_pauses();
  std::map<std::string, milliseconds> waits;
  options.on_retry = [&](const Error& error, milliseconds wait) { waits[error.input] = wait; };
  for (const auto& [number, page] : fetch_all(urls, options)) {
    EXPECT_TRUE(page) << number << ": " << page.error().message;
  }
  for (const Case& test : cases) {
    const auto requests = logged_requests("held", "127.0.0." + std::to_string(test.host));
    ASSERT_EQ(requests.size(), 3U) << test.target;
    EXPECT_EQ(requests[0].target, test.target);
    EXPECT_GE(requests[1].begin - requests[0].end, test.wait) << test.target;
    EXPECT_GE(waits.at(server().url_of_host(test.host, test.target)), test.wait) << test.target;
  }
}

TEST(FetcherRetry, DefersAHostThatAsksForTooMuch) {
  FetchOptions options = short_pauses();
  options.longest_wait = milliseconds(1'000);
  Fetcher fetcher(options);
  fetcher.add(1, server().url_of_host(41, "/test/flaky/503/1/too-long/3600"));
  fetcher.add(2, server().url_of_host(41, "/test/page?too-long"));
  fetcher.add(3, server().url_of_host(42, "/test/page?too-long"));
  Results results;
  for (int count = 0; count < 3; ++count) {
    std::optional<Fetched> fetched = fetcher.next();
    ASSERT_TRUE(fetched);
    results.emplace(fetched->number, std::move(fetched->page));
  }
  EXPECT_EQ(results.at(1).error().http_status, 503);
  EXPECT_EQ(results.at(1).error().message, "the server answered with status 503");
  EXPECT_TRUE(results.at(3));

  const std::string late = server().url_of_host(41, "/test/page?too-long-too-late");
  const std::string target = server().url_of_host(41, "/test/page?too-long-redirected");
  fetcher.add(4, late);
  fetcher.add(5, server().url_of_host(43, "/test/redirect-to/" + escaped(target)));
  fetcher.close();
  results.merge(all_of(fetcher));
  for (const std::uint64_t number : {2U, 4U, 5U}) {
    ASSERT_FALSE(results.at(number)) << number;
    const Error& error = results.at(number).error();
    EXPECT_EQ(error.code, ErrorCode::deferred) << number << error.message;
    EXPECT_TRUE(error.retryable);
    EXPECT_EQ(error.message.find("the host 127.0.0.41 wants to be left alone for "), 0U)
        << error.message;
  }
  EXPECT_EQ(results.at(2).error().message.substr(47), "3600 s");
  EXPECT_EQ(results.at(4).error().input, late);
  EXPECT_EQ(results.at(4).error().url, late);
  EXPECT_EQ(results.at(5).error().url, target);

  EXPECT_EQ(logged_requests("too-long", "127.0.0.41").size(), 1U)
      << "nothing is asked of a host that is deferred";
}

TEST(FetcherRetry, AsksAgainInTurnWhenAKeptConnectionIsLost) {
  FetchOptions options = short_pauses();
  options.max_tries = 1;
  const auto results =
      fetch_all({server().url_of_host(51, "/test/page?kept-and-lost"),
                 server().url_of_host(51, "/test/flaky/no-answer/1/kept-and-lost")},
                options);
  ASSERT_TRUE(results.at(1)) << results.at(1).error().message;
  const auto requests = logged_requests("kept-and-lost");
  ASSERT_EQ(requests.size(), 3U);
  EXPECT_EQ(requests[0].client_port, requests[1].client_port);
  EXPECT_NE(requests[1].client_port, requests[2].client_port);
  expect_gaps(requests, pause);
}

}  // namespace
}  // namespace dateline
