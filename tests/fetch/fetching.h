#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/fetch.h"
#include "support/loopback_server.h"

/// Fetching from one server, and what its log says of it afterwards.
namespace dateline {

/// One server for all tests of the process, started by the first that asks; it answers on all of
/// 127.0.0.0/8.
const dateline::testing::LoopbackServer& server();

/// `url` as it can stand in a path.
std::string escaped(const std::string& url);

/// Options that do not let a test wait: no pauses between requests, tries at once.
FetchOptions without_pauses();

/// Options with short pauses, all of this length.
inline constexpr std::chrono::milliseconds pause{20};
FetchOptions short_pauses();

/// fetch() with one try.
tl::expected<Page, Error> fetch_once(const std::string& url,
                                     FetchOptions options = without_pauses());

/// Results by number.
using Results = std::map<std::uint64_t, tl::expected<Page, Error>>;

/// All that a closed fetcher gives; no number may come twice.
Results all_of(Fetcher& fetcher);

/// One result for each of the URLs, numbered from 0.
Results fetch_all(const std::vector<std::string>& urls, const FetchOptions& options);

/// What the server's log says of a request; times are of its monotonic clock.
struct LoggedRequest {
  std::string target;
  std::string host;
  int client_port = 0;
  std::chrono::duration<double> begin{};
  std::chrono::duration<double> end{};  ///< when the last of the answer was about to be given
  std::string user_agent;
  std::string accept_encoding;
};

/// The requests whose target holds `part`, in the order in which they came; of one host, or all.
std::vector<LoggedRequest> logged_requests(std::string_view part, std::string_view host = {});

/// Expects that the requests of one host, in the order of the log, leave `gap` between each other.
void expect_gaps(const std::vector<LoggedRequest>& requests, std::chrono::milliseconds gap);

}  // namespace dateline
