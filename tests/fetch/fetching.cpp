#include "fetch/fetching.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

namespace dateline {

const dateline::testing::LoopbackServer& server() {
  static const dateline::testing::LoopbackServer instance({"--all-hosts"});
  return instance;
}

FetchOptions without_pauses() {
  FetchOptions options;
  options.retry_pause = {};
  options.pause = {};
  return options;
}

tl::expected<Page, Error> fetch_once(const std::string& url, FetchOptions options) {
  options.max_tries = 1;
  return fetch(url, options);
}

std::vector<LoggedRequest> logged_requests(std::string_view part, std::string_view host) {
  const std::string page = fetch_once(server().url("/test/log")).value().bytes;
  std::istringstream lines(page.substr(page.find("<pre>") + 5));
  std::vector<LoggedRequest> requests;
  for (std::string line; std::getline(lines, line) && line != "</pre>";) {
    if (line.empty()) continue;
    const auto entry = nlohmann::json::parse(line);
    LoggedRequest request;
    request.target = entry["target"];
    if (request.target.find(part) == std::string::npos) continue;
    request.host = entry["local_address"];
    if (!host.empty() && request.host != host) continue;
    request.client_port = entry["client_port"];
    request.begin = std::chrono::duration<double>(entry["begin"]);
    if (!entry["end"].is_null()) request.end = std::chrono::duration<double>(entry["end"]);
    request.user_agent = entry["headers"].value("user-agent", "");
    request.accept_encoding = entry["headers"].value("accept-encoding", "");
    requests.push_back(std::move(request));
  }
  return requests;
}

FetchOptions short_pauses() {
  FetchOptions options;
  options.pause = pause;
  options.retry_pause = pause;
  return options;
}

Results all_of(Fetcher& fetcher) {
  Results results;
  while (std::optional<Fetched> fetched = fetcher.next()) {
    EXPECT_TRUE(results.emplace(fetched->number, std::move(fetched->page)).second)
        << fetched->number << " came twice";
  }
  return results;
}

Results fetch_all(const std::vector<std::string>& urls, const FetchOptions& options) {
  Fetcher fetcher(options);
  for (std::size_t index = 0; index < urls.size(); ++index) fetcher.add(index, urls[index]);
  fetcher.close();
  auto results = all_of(fetcher);
  EXPECT_EQ(results.size(), urls.size());
  return results;
}

std::string escaped(const std::string& url) {
  std::string text;
  for (const char byte : url) {
    if (byte == '/') {
      text += "%2F";
    } else if (byte == '?') {
      text += "%3F";
    } else {
      text += byte;
    }
  }
  return text;
}

void expect_gaps(const std::vector<LoggedRequest>& requests, std::chrono::milliseconds gap) {
  for (std::size_t index = 1; index < requests.size(); ++index) {
    const auto since_end = requests[index].begin - requests[index - 1].end;
    EXPECT_GE(since_end, gap) << requests[index].target << " came " << since_end.count()
                              << " s after " << requests[index - 1].target;
  }
}

}  // namespace dateline
