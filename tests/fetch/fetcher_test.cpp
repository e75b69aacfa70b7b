#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "dateline/fetch.h"
#include "fetch/fetching.h"

namespace dateline {
namespace {

using std::chrono::milliseconds;

/// One page after the other by the same fetcher.
class OneByOne {
 public:
  explicit OneByOne(const FetchOptions& options) : fetcher_(options) {}

  tl::expected<Page, Error> fetch(const std::string& url) {
    fetcher_.add(++number_, url);
    std::optional<Fetched> fetched = fetcher_.next();
    if (!fetched) throw std::runtime_error("the fetcher gave nothing");
    EXPECT_EQ(fetched->number, number_);
    return std::move(fetched->page);
  }

 private:
  Fetcher fetcher_;
  std::uint64_t number_ = 0;
};

/// How many of the requests were answered at the same time, at most.
int most_at_once(const std::vector<LoggedRequest>& requests) {
  int most = 0;
  for (const LoggedRequest& one : requests) {
    most = std::max(most, static_cast<int>(std::count_if(
                              requests.begin(), requests.end(), [&](const LoggedRequest& other) {
                                return other.begin <= one.begin && one.begin < other.end;
                              })));
  }
  return most;
}

TEST(Fetcher, AsksAHostInOrderOneAtATimeAndPauses) {
  Fetcher fetcher(short_pauses());
  const std::vector<std::uint64_t> numbers = {5, 2, 4, 1, 3};
  for (const std::uint64_t number : numbers) {
    fetcher.add(number, server().url("/test/page?in-order=" + std::to_string(number)));
  }
  fetcher.close();
  for (std::uint64_t expected = 1; expected <= 5; ++expected) {
    const auto fetched = fetcher.next();
    ASSERT_TRUE(fetched);
    EXPECT_EQ(fetched->number, expected);
    EXPECT_TRUE(fetched->page);
  }
  EXPECT_FALSE(fetcher.next());
  EXPECT_FALSE(fetcher.next());
  const auto requests = logged_requests("in-order");
  ASSERT_EQ(requests.size(), 5U);
  expect_gaps(requests, pause);
}

TEST(Fetcher, AsksHostsSideBySide) {
  // The server answers none of them before all have come.
  std::vector<std::string> urls;
  for (int host = 2; host <= 11; ++host) {
    urls.push_back(server().url_of_host(host, "/test/together/10/side-by-side"));
  }
  for (const auto& [number, page] : fetch_all(urls, short_pauses())) {
    EXPECT_TRUE(page) << number << ": " << page.error().message;
  }
}

TEST(Fetcher, KeepsTheLimitOfRequestsInAll) {
  std::vector<std::string> urls;
  for (int host = 2; host <= 11; ++host) {
    urls.push_back(server().url_of_host(host, "/test/together/2/three-in-all"));
    urls.push_back(server().url_of_host(host, "/test/together/2/three-in-all"));
  }
  FetchOptions options = short_pauses();
  options.max_transfers = 3;
  for (const auto& [number, page] : fetch_all(urls, options)) {
    EXPECT_TRUE(page) << number << ": " << page.error().message;
  }
  const auto requests = logged_requests("three-in-all");
  EXPECT_EQ(requests.size(), 20U);
  EXPECT_GE(most_at_once(requests), 2);
  EXPECT_LE(most_at_once(requests), 3);
}

TEST(Fetcher, AsksAHostAsOftenAtATimeAsItMay) {
  const std::vector<std::string> urls(6, server().url("/test/together/2/two-of-a-host"));
  FetchOptions options = without_pauses();
  options.per_host = 2;
  for (const auto& [number, page] : fetch_all(urls, options)) {
    EXPECT_TRUE(page) << number << ": " << page.error().message;
  }
  EXPECT_EQ(most_at_once(logged_requests("two-of-a-host")), 2);
}

TEST(Fetcher, TakesRedirectsForRequestsLikeAnyOther) {
  const std::string target = "/test/page?redirected-politely";
  const std::string elsewhere = server().url_of_host(9, target + "-3");
  const auto results =
      fetch_all({server().url("/test/redirect-to/" + escaped(target)), server().url(target + "-2"),
                 server().url("/test/redirect-to/" + escaped(elsewhere))},
                short_pauses());
  EXPECT_EQ(results.at(0).value().url, server().url(target));
  EXPECT_EQ(results.at(2).value().url, elsewhere);
  const auto requests = logged_requests("redirected-politely", "127.0.0.1");
  ASSERT_EQ(requests.size(), 4U);
  EXPECT_EQ(requests[1].target, target) << "the lower number goes on first";
  expect_gaps(requests, pause);
}

TEST(Fetcher, KeepsConnections) {
  OneByOne fetcher(without_pauses());
  for (const std::string path :
       {"/test/page?kept=1", "/test/status/404", "/test/redirect/2", "/test/page?kept=2"}) {
    (void)fetcher.fetch(server().url(path));
  }
  const auto requests = logged_requests("kept=");
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].client_port, requests[1].client_port);
}

TEST(Fetcher, GoesOnAfterAnyFailure) {
  FetchOptions options = without_pauses();
  options.total_timeout = milliseconds{2000};
  options.max_bytes = 100'000;
  OneByOne fetcher(options);
  for (const std::string path :
       {"/test/oversized", "/test/drop", "/test/type/pdf", "/test/large-error", "/test/reset",
        "/test/redirect-loop", "/test/hang-up-later"}) {
    (void)fetcher.fetch(server().url(path));
    const auto page = fetcher.fetch(server().url("/test/page"));
    ASSERT_TRUE(page) << "after " << path << ": " << page.error().message;
    EXPECT_FALSE(page->is_truncated) << "after " << path;
    EXPECT_NE(page->bytes.find("Ferry to Larkholm"), std::string::npos) << "after " << path;
  }
}

TEST(Fetcher, TakesUrlsOfSeveralThreads) {
  FetchOptions options = without_pauses();
  options.per_host = 4;
  Fetcher fetcher(options);
  const auto add = [&](std::uint64_t first) {
    for (std::uint64_t number = first; number < 100; number += 2) {
      fetcher.add(number, server().url_of_host(1 + static_cast<int>(number % 7), "/test/page"));
    }
  };
  std::thread closing([&] {
    std::thread even(add, 0);
    std::thread odd(add, 1);
    even.join();
    odd.join();
    fetcher.close();
  });
  const auto results = all_of(fetcher);
  closing.join();
  EXPECT_EQ(results.size(), 100U);
  for (const auto& [number, page] : results) {
    EXPECT_TRUE(page) << number << ": " << page.error().message;
  }
}

TEST(Fetcher, WakesWhenItIsClosed) {
  Fetcher fetcher;
  std::thread closing([&] { fetcher.close(); });
  EXPECT_FALSE(fetcher.next());
  closing.join();
  fetcher.add(1, server().url("/test/page"));
  EXPECT_FALSE(fetcher.next());
}

// Pages wait in memory only as many as requests may run at once, however slowly they are taken.
TEST(Fetcher, AsksForNoMoreThanIsTaken) {
  FetchOptions options = without_pauses();
  options.max_transfers = 32;
  Fetcher fetcher(options);
  for (int number = 0; number < 200; ++number) {
    fetcher.add(static_cast<std::uint64_t>(number),
                server().url_of_host(1 + number, "/test/page?slowly-taken"));
  }
  fetcher.close();
  for (int taken = 0; taken < 20; ++taken) {
    EXPECT_TRUE(fetcher.next());
    std::this_thread::sleep_for(milliseconds(20));  // for all that are asked to answer
  }
  EXPECT_LE(logged_requests("/test/page?slowly-taken").size(), 20U + 32U + 32U);
  EXPECT_EQ(all_of(fetcher).size(), 180U);
}

TEST(Fetcher, BeginsNothingWhileItIsHeld) {
  Fetcher fetcher(short_pauses());
  fetcher.add(1, server().url_of_host(71, "/test/silent?held-back"));
  std::thread holding([&] {
    while (logged_requests("/test/silent?held-back").empty()) std::this_thread::yield();
    fetcher.hold(true);
    fetcher.add(2, server().url_of_host(72, "/test/page?held-back"));
    // That nothing is asked for can only be seen by waiting; a request takes less.
    std::this_thread::sleep_for(milliseconds(100));
    EXPECT_EQ(logged_requests("/test/page?held-back").size(), 0U);
    fetcher.hold(false);
  });
  const auto fetched = fetcher.next();
  holding.join();
  ASSERT_TRUE(fetched);
  EXPECT_EQ(fetched->number, 2U);
}

TEST(Fetcher, GivesNothingMoreWhenItIsCancelled) {
  Fetcher fetcher(short_pauses());
  fetcher.add(1, server().url("/test/silent?cancelled"));
  std::thread cancelling([&] {
    while (logged_requests("/test/silent?cancelled").empty()) std::this_thread::yield();
    fetcher.cancel();
  });
  EXPECT_FALSE(fetcher.next()) << "though a request is under way";
  cancelling.join();
  EXPECT_FALSE(fetcher.next());
}

TEST(Fetcher, ForgetsWhatWaitsWhenItIsAbandoned) {
  FetchOptions options;
  options.pause = std::chrono::hours(1);
  options.retry_pause = std::chrono::hours(1);
  std::atomic<bool> is_tried = false;
  options.on_retry = [&](const Error&, milliseconds) { is_tried = true; };
  Fetcher fetcher(options);
  fetcher.add(1, server().url_of_host(61, "/test/page?abandoned"));
  fetcher.add(2, server().url_of_host(61, "/test/page?never-asked"));
  fetcher.add(3, server().url_of_host(62, "/test/flaky/503/9/abandoned"));
  fetcher.add(4, server().url_of_host(63, "/test/together/2/abandoned"));
  fetcher.add(5,
              server().url_of_host(64, "/test/redirect-to/" + escaped("/test/page?never-asked")));
  std::thread abandoning([&] {
    const auto is_asked = [](std::string_view target) { return !logged_requests(target).empty(); };
    while (!is_tried || !is_asked("/test/together/2/abandoned") || !is_asked("never-asked")) {
      std::this_thread::yield();
    }
    fetcher.abandon_waiting();
    EXPECT_TRUE(fetch_once(server().url("/test/together/2/abandoned")));
  });
  const auto results = all_of(fetcher);
  abandoning.join();
  ASSERT_EQ(results.size(), 3U);
  EXPECT_TRUE(results.at(1));
  ASSERT_FALSE(results.at(3));
  EXPECT_EQ(results.at(3).error().message, "the server answered with status 503");
  EXPECT_TRUE(results.at(4)) << "it was under way";
  EXPECT_EQ(logged_requests("/test/page?never-asked").size(), 0U);
}

TEST(Fetcher, GoesWithWhatIsUnderWay) {
  Fetcher fetcher(short_pauses());
  fetcher.add(1, server().url_of_host(71, "/test/silent"));
  fetcher.add(2, server().url_of_host(72, "/test/page"));
  const auto fetched = fetcher.next();
  ASSERT_TRUE(fetched);
  EXPECT_EQ(fetched->number, 2U);
}

TEST(Fetcher, GivesOneResultForEachUrlThatCannotBeAsked) {
  const auto results =
      fetch_all({"", "larkholm.example", "http://", server().url("/test/page")}, short_pauses());
  for (const std::uint64_t number : {0U, 1U, 2U}) {
    EXPECT_EQ(results.at(number).error().code, ErrorCode::unreadable) << number;
  }
  EXPECT_TRUE(results.at(3));
}

}  // namespace
}  // namespace dateline
