#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "dateline/fetch.h"
#include "dateline/version.h"
#include "support/loopback_server.h"

namespace dateline {
namespace {

using dateline::testing::LoopbackServer;
using std::chrono::milliseconds;

/// One server for all tests of the process, started by the first that asks.
const LoopbackServer& server() {
  static const LoopbackServer instance;
  return instance;
}

std::string page_bytes() {
  static const std::string bytes = Fetcher().fetch(server().url("/test/page")).value().bytes;
  return bytes;
}

Error error_of(const std::string& url, FetchOptions options = {}) {
  auto page = Fetcher(std::move(options)).fetch(url);
  if (page) {
    ADD_FAILURE() << url << " was fetched: " << page->bytes.substr(0, 80);
    return {};
  }
  return page.error();
}

/// The server's log as text, a JSON object a line; a fetcher of its own keeps the tested one's
/// connection apart.
std::string log() {
  return Fetcher().fetch(server().url("/test/log")).value().bytes;
}

/// A variable of the environment with another value for a while.
class ScopedVariable {
 public:
  ScopedVariable(const char* name, const std::string& value) : name_(name) {
    if (const char* known = std::getenv(name)) previous_ = known;
    setenv(name, value.c_str(), 1);
  }
  ~ScopedVariable() {
    if (previous_) {
      setenv(name_, previous_->c_str(), 1);
    } else {
      unsetenv(name_);
    }
  }
  ScopedVariable(const ScopedVariable&) = delete;
  ScopedVariable& operator=(const ScopedVariable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> previous_;
};

/// A socket on 127.0.0.1: the kernel accepts connections for it, but nobody ever answers on them.
class MuteSocket {
 public:
  MuteSocket() : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(descriptor_, generic, size) != 0 || getsockname(descriptor_, generic, &size) != 0) {
      throw std::runtime_error("no socket");
    }
    port_ = ntohs(address.sin_port);
  }
  ~MuteSocket() { close(descriptor_); }
  MuteSocket(const MuteSocket&) = delete;
  MuteSocket& operator=(const MuteSocket&) = delete;

  void start_listening() const { listen(descriptor_, 8); }
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  int descriptor_;
  int port_ = 0;
};

TEST(Fetcher, GivesThePageWithItsUrlAndTheTimeOfTheFetch) {
  const std::string url = "HTTP" + server().url("/test/page#top").substr(4);
  const auto page = Fetcher().fetch(" " + url + "\n");
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->input, " " + url + "\n");
  EXPECT_NE(page->bytes.find("Ferry to Larkholm runs again"), std::string::npos);
  EXPECT_EQ(page->url, server().url("/test/page"));
  EXPECT_EQ(page->charset, "utf-8");
}

TEST(Fetcher, TellsTheTimeOfTheFetchInUtc) {
  const ScopedVariable zone("TZ", "Asia/Baku");
  const std::time_t before = std::time(nullptr);
  const auto page = Fetcher().fetch(server().url("/test/page"));
  const std::time_t after = std::time(nullptr);
  ASSERT_TRUE(page);
  ASSERT_TRUE(page->captured);
  EXPECT_EQ(page->captured->size(), std::string_view("2026-01-02T03:04:05+00:00").size());
  std::tm captured = {};
  ASSERT_NE(strptime(page->captured->c_str(), "%Y-%m-%dT%H:%M:%S+00:00", &captured), nullptr);
  EXPECT_GE(timegm(&captured), before);
  EXPECT_LE(timegm(&captured), after);
}

TEST(Fetcher, TakesTheCharsetFromTheContentType) {
  struct Case {
    std::string_view path;
    std::optional<std::string> charset;
  };
  const std::vector<Case> cases = {
      {"/test/charset/windows-1251", "windows-1251"}, {"/test/charset/quoted", "koi8-r"},
      {"/test/charset/none", std::nullopt},           {"/test/type/xhtml", std::nullopt},
      {"/test/type/missing", std::nullopt},           {"/test/empty", "koi8-r"}};
  Fetcher fetcher;
  for (const Case& test : cases) {
    const auto page = fetcher.fetch(server().url(test.path));
    ASSERT_TRUE(page) << test.path << ": " << page.error().message;
    EXPECT_EQ(page->charset, test.charset) << test.path;
  }
  const auto page = fetcher.fetch(server().url("/test/charset/windows-1251"));
  EXPECT_NE(page->bytes.find("\xCF\xE0\xF0\xEE\xEC"), std::string::npos) << "not decoded here";
}

TEST(Fetcher, DecodesContentCodings) {
  Fetcher fetcher;
  for (const std::string path : {"/test/gzip", "/test/deflate", "/test/br", "/test/zstd"}) {
    const auto page = fetcher.fetch(server().url(path));
    ASSERT_TRUE(page) << path << ": " << page.error().message;
    EXPECT_EQ(page->bytes, page_bytes()) << path;
  }
}

TEST(Fetcher, FollowsRedirects) {
  Fetcher fetcher;
  for (const std::string path :
       {"/test/redirect/1", "/test/redirect/10", "/test/redirect-to/%2Ftest%2Fpage%23top"}) {
    const auto page = fetcher.fetch(server().url(path));
    ASSERT_TRUE(page) << path << ": " << page.error().message;
    EXPECT_EQ(page->url, server().url("/test/page")) << path;
    EXPECT_EQ(page->bytes, page_bytes()) << path;
  }
}

TEST(Fetcher, FollowsALocationThatIsNotPercentEncoded) {
  const auto page = Fetcher().fetch(server().url("/test/redirect-to/%2Ftest%2Fpage%3F%D0%B0%20b"));
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->url, server().url("/test/page?%d0%b0+b"));
}

TEST(Fetcher, RefusesRedirects) {
  struct Case {
    std::string_view path;
    std::string_view in_message;
  };
  const std::vector<Case> cases = {
      {"/test/redirect/11", "more than 10 redirects"},
      {"/test/redirect-loop", "more than 10 redirects"},
      {"/test/redirect-to-ftp", "\"ftp\""},
      {"/test/redirect-to-file", "\"file\""},
      {"/test/redirect-to/mailto:x@larkholm.example", "scheme"},
      {"/test/redirect-to/javascript:alert(1)", "scheme"},
      {"/test/redirect-to/http:%2F%2F", "host"},
  };
  for (const Case& test : cases) {
    const Error error = error_of(server().url(test.path));
    EXPECT_EQ(error.code, ErrorCode::redirect_refused) << test.path << ": " << error.message;
    EXPECT_NE(error.message.find(test.in_message), std::string::npos) << error.message;
    EXPECT_FALSE(error.retryable) << test.path;
    EXPECT_EQ(error.http_status, std::nullopt) << test.path;
  }
  const Error error = error_of(server().url("/test/redirect/1"), {.max_redirects = 0});
  EXPECT_EQ(error.code, ErrorCode::redirect_refused) << error.message;
}

TEST(Fetcher, ReportsEveryStatusThatIsNoSuccess) {
  struct Case {
    int status;
    bool retryable;
  };
  const std::vector<Case> cases = {
      {304, false}, {400, false}, {401, false}, {403, false}, {404, false}, {408, true},
      {410, false}, {425, true},  {429, true},  {451, false}, {500, true},  {501, false},
      {502, true},  {503, true},  {504, true},  {505, false}, {300, false}};
  Fetcher fetcher;
  for (const Case& test : cases) {
    const std::string url = server().url("/test/status/" + std::to_string(test.status));
    const auto page = fetcher.fetch(url);
    ASSERT_FALSE(page) << test.status;
    EXPECT_EQ(page.error().code, ErrorCode::http_status);
    EXPECT_EQ(page.error().stage, "fetch");
    EXPECT_EQ(page.error().http_status, test.status);
    EXPECT_EQ(page.error().retryable, test.retryable) << test.status;
    EXPECT_EQ(page.error().message,
              "the server answered with status " + std::to_string(test.status));
    EXPECT_EQ(page.error().input, url);
    EXPECT_EQ(page.error().url, url);
  }
  const Error redirected = error_of(server().url("/test/redirect-to/%2Ftest%2Fstatus%2F404"));
  EXPECT_EQ(redirected.http_status, 404);
  EXPECT_EQ(redirected.input, server().url("/test/redirect-to/%2Ftest%2Fstatus%2F404"));
  EXPECT_EQ(redirected.url, server().url("/test/status/404"));
  EXPECT_EQ(error_of(server().url("/test/large-error"), {.max_bytes = 10}).http_status, 500);
}

TEST(Fetcher, GivesAnEmptyAnswerAsAnEmptyPage) {
  Fetcher fetcher;
  for (const std::string path : {"/test/empty", "/test/status/204"}) {
    const auto page = fetcher.fetch(server().url(path));
    ASSERT_TRUE(page) << path << ": " << page.error().message;
    EXPECT_EQ(page->bytes, "");
  }
}

TEST(Fetcher, TakesHtmlOnly) {
  Fetcher fetcher;
  for (const std::string name :
       {"html", "xhtml", "missing", "broken", "octet-html", "plain-html", "html-plain"}) {
    const auto page = fetcher.fetch(server().url("/test/type/" + name));
    EXPECT_TRUE(page) << name << ": " << page.error().message;
  }
  struct Case {
    std::string name;
    std::string_view in_message;
  };
  const std::vector<Case> cases = {
      {"pdf", "application/pdf"},
      {"json", "application/json"},
      {"feed", "application/rss+xml"},
      {"xml", "text/xml"},
      {"png", "image/png"},
      {"plain", "declared is text/plain"},
      {"missing-pdf", "bytes are application/pdf, not HTML; no type is declared"},
      {"octet-zip", "bytes are application/zip"},
      {"html-pdf", "bytes are application/pdf, not HTML; declared is text/html"},
      {"html-png", "image/png"},
      {"html-gzip", "application/x-gzip"},
  };
  for (const Case& test : cases) {
    const auto page = fetcher.fetch(server().url("/test/type/" + test.name));
    ASSERT_FALSE(page) << test.name;
    EXPECT_EQ(page.error().code, ErrorCode::not_html) << test.name << page.error().message;
    EXPECT_NE(page.error().message.find(test.in_message), std::string::npos)
        << page.error().message;
    EXPECT_FALSE(page.error().retryable);
  }
}

TEST(Fetcher, ReadsNoMoreThanItNeedsToKnowTheType) {
  const Error error =
      error_of(server().url("/test/oversized-archive"), {.total_timeout = milliseconds{2000}});
  EXPECT_EQ(error.code, ErrorCode::not_html) << error.message;
}

TEST(Fetcher, CountsTheSizeLimitAfterDecompression) {
  const std::size_t size = page_bytes().size();
  for (const std::string path : {"/test/page", "/test/gzip", "/test/br"}) {
    const auto page = Fetcher({.max_bytes = size}).fetch(server().url(path));
    EXPECT_TRUE(page) << path << ": " << page.error().message;
    const Error error = error_of(server().url(path), {.max_bytes = size - 1});
    EXPECT_EQ(error.code, ErrorCode::too_large) << path;
  }
  for (const std::string path : {"/test/oversized", "/test/gzip-bomb"}) {
    const Error error = error_of(server().url(path), {.max_bytes = 1'000'000});
    EXPECT_EQ(error.code, ErrorCode::too_large) << path;
    EXPECT_EQ(error.message, "the answer is larger than 1000000 bytes");
    EXPECT_FALSE(error.retryable);
    EXPECT_EQ(error.url, server().url(path));
  }
}

TEST(Fetcher, KeepsItsTimeLimits) {
  const FetchOptions quick = {.total_timeout = milliseconds{200}};
  for (const std::string path : {"/test/slow", "/test/silent"}) {
    const Error error = error_of(server().url(path), quick);
    EXPECT_EQ(error.code, ErrorCode::timeout) << path << error.message;
    EXPECT_EQ(error.message, "no complete answer within 200 ms");
    EXPECT_TRUE(error.retryable);
  }
  const MuteSocket mute;
  mute.start_listening();
  // The TLS handshake is part of connecting.
  const Error error =
      error_of("https://" + mute.host() + "/", {.connect_timeout = milliseconds{200}});
  EXPECT_EQ(error.code, ErrorCode::timeout) << error.message;
  EXPECT_EQ(error.message, "no connection within 200 ms");
  EXPECT_TRUE(error.retryable);
}

TEST(Fetcher, ReportsBrokenTransfers) {
  struct Case {
    std::string_view path;
    std::string_view in_message;
    bool retryable = true;
  };
  const std::vector<Case> cases = {
      {"/test/drop", "closed before the answer was complete"},
      {"/test/drop-chunked", "closed before the answer was complete"},
      {"/test/reset", "the connection broke"},
      {"/test/no-answer", "without an answer"},
      {"/test/garbage", "not HTTP", false},
      {"/test/bad-gzip", "content coding", false},
  };
  for (const Case& test : cases) {
    const Error error = error_of(server().url(test.path));
    EXPECT_EQ(error.code, ErrorCode::network) << test.path << ": " << error.message;
    EXPECT_NE(error.message.find(test.in_message), std::string::npos) << error.message;
    EXPECT_EQ(error.retryable, test.retryable) << test.path;
    EXPECT_EQ(error.url, server().url(test.path));
  }
}

TEST(Fetcher, ReportsServersThatCannotBeReached) {
  const MuteSocket closed;  // bound, so that nobody else listens there, but not listening
  const Error refused = error_of("http://" + closed.host() + "/");
  EXPECT_EQ(refused.code, ErrorCode::network);
  EXPECT_TRUE(refused.retryable);
  EXPECT_NE(refused.message.find("no connection could be made"), std::string::npos)
      << refused.message;

  const Error unknown = error_of("http://nosuchhost.invalid/a");
  EXPECT_EQ(unknown.code, ErrorCode::network) << unknown.message;
  EXPECT_TRUE(unknown.retryable);
  EXPECT_EQ(unknown.url, "http://nosuchhost.invalid/a");
  EXPECT_NE(unknown.message.find("name could not be resolved"), std::string::npos)
      << unknown.message;
}

TEST(Fetcher, AsksForInternationalHostsInAsciiForm) {
  for (const std::string host :
       {"\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.invalid", "xn--e1afmkfd.invalid"}) {
    const Error error = error_of("http://" + host + "/");
    EXPECT_EQ(error.code, ErrorCode::network) << error.message;
    EXPECT_EQ(error.url, "http://xn--e1afmkfd.invalid/");
  }
}

TEST(Fetcher, RefusesUrlsThatItCannotAskFor) {
  for (const std::string url :
       {"ftp://larkholm.example/a", "file:///etc/hostname", "http://", "larkholm.example", ""}) {
    const Error error = error_of(url);
    EXPECT_EQ(error.code, ErrorCode::unreadable) << url;
    EXPECT_EQ(error.input, url);
    EXPECT_EQ(error.url, std::nullopt);
    EXPECT_FALSE(error.retryable);
  }
}

TEST(Fetcher, ReportsFailedTlsHandshakes) {
  const Error error =
      error_of("https://127.0.0.1:" + std::to_string(server().port()) + "/test/page");
  EXPECT_EQ(error.code, ErrorCode::tls) << error.message;
}

TEST(Fetcher, VerifiesCertificates) {
  if (std::system("openssl version > /dev/null 2>&1") != 0) {
    GTEST_SKIP() << "openssl, which makes the certificate, is not installed";
  }
  const LoopbackServer untrusted({"--tls"});
  const Error error = error_of(untrusted.url("/test/page"));
  EXPECT_EQ(error.code, ErrorCode::tls) << error.message;
  EXPECT_FALSE(error.retryable);
  EXPECT_NE(error.message.find("could not be verified"), std::string::npos) << error.message;
}

TEST(Fetcher, SaysWhoAsks) {
  const std::string product = std::string("dateline/") + version + " (+https://";
  EXPECT_EQ(default_user_agent().substr(0, product.size()), product);
  ASSERT_TRUE(Fetcher().fetch(server().url("/test/page?agent=default")));
  ASSERT_TRUE(Fetcher({.user_agent = "Larkholm Library 7"})
                  .fetch(server().url("/test/redirect-to/%2Ftest%2Fpage%3Fagent=own")));
  std::string seen = log();
  const auto line_with = [&](std::string_view text) {
    const std::size_t at = seen.find(text);
    if (at == std::string::npos) return std::string();
    const std::size_t begin = seen.rfind('\n', at) + 1;
    return seen.substr(begin, seen.find('\n', at) - begin);
  };
  const std::string by_default = line_with("/test/page?agent=default");
  EXPECT_NE(by_default.find("\"user-agent\": \"" + default_user_agent()), std::string::npos)
      << by_default;
  for (const std::string_view coding : {"gzip", "deflate", "br", "zstd"}) {
    EXPECT_NE(by_default.find(coding), std::string::npos) << by_default;
  }
  EXPECT_NE(line_with("\"/test/page?agent=own\"").find("\"Larkholm Library 7\""), std::string::npos)
      << seen;
}

TEST(Fetcher, KeepsConnections) {
  Fetcher fetcher;
  for (const std::string path :
       {"/test/page?kept=1", "/test/status/404", "/test/redirect/2", "/test/page?kept=2"}) {
    (void)fetcher.fetch(server().url(path));
  }
  const std::string seen = log();
  std::vector<std::string> ports;
  for (std::size_t at = seen.find("kept="); at != std::string::npos; at = seen.find("kept=", at)) {
    const std::string_view name = "\"client_port\": ";
    at = seen.find(name, at) + name.size();
    ports.push_back(seen.substr(at, seen.find(',', at) - at));
  }
  ASSERT_EQ(ports.size(), 2U) << seen;
  EXPECT_EQ(ports[0], ports[1]);
}

TEST(Fetcher, GoesOnAfterAnyFailure) {
  Fetcher fetcher({.total_timeout = milliseconds{2000}, .max_bytes = 100'000});
  for (const std::string path :
       {"/test/oversized", "/test/drop", "/test/type/pdf", "/test/large-error", "/test/reset",
        "/test/redirect-loop", "/test/hang-up-later"}) {
    (void)fetcher.fetch(server().url(path));
    const auto page = fetcher.fetch(server().url("/test/page"));
    ASSERT_TRUE(page) << "after " << path << ": " << page.error().message;
    EXPECT_EQ(page->bytes, page_bytes()) << "after " << path;
  }
  Fetcher moved = std::move(fetcher);
  EXPECT_TRUE(moved.fetch(server().url("/test/page")));
}

TEST(Fetcher, AsksTheProxyOfTheEnvironment) {
  const MuteSocket closed;
  {
    const ScopedVariable proxy("http_proxy", server().url(""));
    const auto page = Fetcher().fetch("http://larkholm.invalid/by-proxy");
    ASSERT_TRUE(page) << page.error().message;
    EXPECT_NE(page->bytes.find("By proxy: http://larkholm.invalid/by-proxy"), std::string::npos)
        << page->bytes;
    EXPECT_EQ(page->url, "http://larkholm.invalid/by-proxy");
  }
  const ScopedVariable proxy("http_proxy", "http://" + closed.host());
  EXPECT_EQ(error_of("http://larkholm.invalid/").code, ErrorCode::network);
  const ScopedVariable exceptions("no_proxy", "127.0.0.1");
  EXPECT_TRUE(Fetcher().fetch(server().url("/test/page")));
}

TEST(Fetcher, ServesFilesOfAFolderAndMappedOnes) {
  const std::string file = DATELINE_SOURCE_DIR "/LICENSE";
  const LoopbackServer files(
      {"--root", DATELINE_SOURCE_DIR "/sites", "--map", "/en/post/1/=" + file});
  EXPECT_EQ(error_of(files.url("/caliber.az.json")).code, ErrorCode::not_html);
  EXPECT_EQ(error_of(files.url("/gzip/none")).http_status, 404);
  EXPECT_EQ(error_of(files.url("/%2E%2E/LICENSE")).http_status, 404);
  EXPECT_NE(error_of(files.url("/en/post/1/")).message.find("octet-stream"), std::string::npos);
}

}  // namespace
}  // namespace dateline
