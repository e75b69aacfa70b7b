#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "dateline/fetch.h"
#include "dateline/version.h"
#include "fetch/fetching.h"
#include "support/paths.h"

namespace dateline {
namespace {

using dateline::testing::LoopbackServer;
using std::chrono::milliseconds;

std::string page_bytes() {
  static const std::string bytes = fetch_once(server().url("/test/page")).value().bytes;
  return bytes;
}

Error error_of(const std::string& url, FetchOptions options = without_pauses()) {
  auto page = fetch_once(url, std::move(options));
  if (page) {
    ADD_FAILURE() << url << " was fetched: " << page->bytes.substr(0, 80);
    return {};
  }
  return page.error();
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

TEST(Fetch, GivesThePageWithItsUrlAndTheTimeOfTheFetch) {
  const std::string url = "HTTP" + server().url("/test/page#top").substr(4);
  const auto page = fetch_once(" " + url + "\n");
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->input, " " + url + "\n");
  EXPECT_NE(page->bytes.find("Ferry to Larkholm runs again"), std::string::npos);
  EXPECT_EQ(page->url, server().url("/test/page"));
  EXPECT_EQ(page->charset, "utf-8");
}

TEST(Fetch, TellsTheTimeOfTheFetchInUtc) {
  const ScopedVariable zone("TZ", "Asia/Baku");
  const std::time_t before = std::time(nullptr);
  const auto page = fetch_once(server().url("/test/page"));
  const std::time_t after = std::time(nullptr);
  ASSERT_TRUE(page);
  ASSERT_TRUE(page->captured);
  EXPECT_EQ(page->captured->size(), std::string_view("2026-01-02T03:04:05+00:00").size());
  std::tm captured = {};
  ASSERT_NE(strptime(page->captured->c_str(), "%Y-%m-%dT%H:%M:%S+00:00", &captured), nullptr);
  EXPECT_GE(timegm(&captured), before);
  EXPECT_LE(timegm(&captured), after);
}

TEST(Fetch, TakesTheCharsetFromTheContentType) {
  struct Case {
    std::string_view path;
    std::optional<std::string> charset;
  };
  const std::vector<Case> cases = {
      {"/test/charset/windows-1251", "windows-1251"}, {"/test/charset/quoted", "koi8-r"},
      {"/test/charset/none", std::nullopt},           {"/test/type/xhtml", std::nullopt},
      {"/test/type/missing", std::nullopt},           {"/test/empty", "koi8-r"}};
  for (const Case& test : cases) {
    const auto page = fetch_once(server().url(test.path));
    ASSERT_TRUE(page) << test.path << ": " << page.error().message;
    EXPECT_EQ(page->charset, test.charset) << test.path;
  }
  const auto page = fetch_once(server().url("/test/charset/windows-1251"));
  EXPECT_NE(page->bytes.find("\xCF\xE0\xF0\xEE\xEC"), std::string::npos) << "not decoded here";
}

TEST(Fetch, DecodesContentCodings) {
  for (const std::string path : {"/test/gzip", "/test/deflate", "/test/br", "/test/zstd"}) {
    const auto page = fetch_once(server().url(path));
    ASSERT_TRUE(page) << path << ": " << page.error().message;
    EXPECT_EQ(page->bytes, page_bytes()) << path;
  }
}

TEST(Fetch, FollowsRedirects) {
  for (const std::string path :
       {"/test/redirect/1", "/test/redirect/10", "/test/redirect-to/%2Ftest%2Fpage%23top"}) {
    const auto page = fetch_once(server().url(path));
    ASSERT_TRUE(page) << path << ": " << page.error().message;
    EXPECT_EQ(page->url, server().url("/test/page")) << path;
    EXPECT_EQ(page->bytes, page_bytes()) << path;
  }
}

TEST(Fetch, FollowsALocationThatIsNotPercentEncoded) {
  const auto page = fetch_once(server().url("/test/redirect-to/%2Ftest%2Fpage%3F%D0%B0%20b"));
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->url, server().url("/test/page?%D0%B0%20b"));
}

TEST(Fetch, RefusesRedirects) {
  struct Case {
    std::string_view path;
    std::string_view in_message;
  };
  const std::vector<Case> cases = {
      {"/test/redirect/11", "more than 10 redirects"},
      {"/test/redirect-loop", "more than 10 redirects"},
      {"/test/redirect-to-ftp", "\"ftp\""},
      {"/test/redirect-to-file", "\"file\""},
      {"/test/redirect-to/mailto:x@larkholm.example", "its scheme is \"mailto\""},
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
  const Error error = error_of(server().url("/test/redirect/1"), {.max_redirects = 0, .pause = {}});
  EXPECT_EQ(error.code, ErrorCode::redirect_refused) << error.message;
}

TEST(Fetch, ReportsEveryStatusThatIsNoSuccess) {
  struct Case {
    int status;
    bool retryable;
  };
  const std::vector<Case> cases = {
      {304, false}, {400, false}, {401, false}, {403, false}, {404, false}, {408, true},
      {410, false}, {425, true},  {429, true},  {451, false}, {500, true},  {501, false},
      {502, true},  {503, true},  {504, true},  {505, false}, {300, false}};
  for (const Case& test : cases) {
    const std::string url = server().url("/test/status/" + std::to_string(test.status));
    const auto page = fetch_once(url);
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

TEST(Fetch, GivesAnEmptyAnswerAsAnEmptyPage) {
  for (const std::string path : {"/test/empty", "/test/status/204"}) {
    const auto page = fetch_once(server().url(path));
    ASSERT_TRUE(page) << path << ": " << page.error().message;
    EXPECT_EQ(page->bytes, "");
  }
}

TEST(Fetch, TakesHtmlOnly) {
  for (const std::string name :
       {"html", "xhtml", "missing", "broken", "octet-html", "plain-html", "html-plain"}) {
    const auto page = fetch_once(server().url("/test/type/" + name));
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
    const auto page = fetch_once(server().url("/test/type/" + test.name));
    ASSERT_FALSE(page) << test.name;
    EXPECT_EQ(page.error().code, ErrorCode::not_html) << test.name << page.error().message;
    EXPECT_NE(page.error().message.find(test.in_message), std::string::npos)
        << page.error().message;
    EXPECT_FALSE(page.error().retryable);
  }
}

TEST(Fetch, ReadsNoMoreThanItNeedsToKnowTheType) {
  const Error error =
      error_of(server().url("/test/oversized-archive"), {.total_timeout = milliseconds{2000}});
  EXPECT_EQ(error.code, ErrorCode::not_html) << error.message;
}

TEST(Fetch, CountsTheSizeLimitAfterDecompression) {
  const std::size_t size = page_bytes().size();
  for (const std::string path : {"/test/page", "/test/gzip", "/test/br"}) {
    const auto page = fetch_once(server().url(path), {.max_bytes = size});
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

TEST(Fetch, KeepsItsTimeLimits) {
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

TEST(Fetch, ReportsBrokenTransfers) {
  struct Case {
    std::string_view path;
    std::string_view in_message;
    bool retryable = true;
  };
  const std::vector<Case> cases = {
      {"/test/drop-empty", "closed before the answer was complete"},
      {"/test/reset", "the connection broke"},
      {"/test/no-answer", "without an answer"},
      {"/test/garbage", "not HTTP", false},
      {"/test/bad-gzip", "content coding", false},
  };
  for (const Case& test : cases) {
    const Error error = error_of(server().url(test.path));
    EXPECT_EQ(error.code, ErrorCode::network) << test.path << ": " << error.message;
    EXPECT_NE(error.message.find(test.in_message), std::string::npos) << error.message;
    EXPECT_EQ(error.message.find("tries"), std::string::npos) << error.message;
    EXPECT_EQ(error.retryable, test.retryable) << test.path;
    EXPECT_EQ(error.url, server().url(test.path));
  }
}

TEST(Fetch, GivesWhatCameOfAnAnswerThatBreaksOff) {
  for (const std::string path : {"/test/drop", "/test/drop-chunked", "/test/break"}) {
    const auto page = fetch_once(server().url(path));
    ASSERT_TRUE(page) << path << ": " << page.error().message;
    EXPECT_TRUE(page->is_truncated) << path;
    EXPECT_EQ(page->bytes, page_bytes()) << path;
    EXPECT_EQ(page->url, server().url(path));
    EXPECT_EQ(page->charset, "utf-8");
  }
  EXPECT_FALSE(fetch_once(server().url("/test/page"))->is_truncated);
}

TEST(Fetch, ReportsServersThatCannotBeReached) {
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

TEST(Fetch, AsksForInternationalHostsInAsciiForm) {
  for (const std::string host :
       {"\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.invalid", "xn--e1afmkfd.invalid"}) {
    const Error error = error_of("http://" + host + "/");
    EXPECT_EQ(error.code, ErrorCode::network) << error.message;
    EXPECT_EQ(error.url, "http://xn--e1afmkfd.invalid/");
  }
}

TEST(Fetch, RefusesUrlsThatItCannotAskFor) {
  for (const std::string url :
       {"ftp://larkholm.example/a", "file:///etc/hostname", "http://", "larkholm.example", ""}) {
    const Error error = error_of(url);
    EXPECT_EQ(error.code, ErrorCode::unreadable) << url;
    EXPECT_EQ(error.input, url);
    EXPECT_EQ(error.url, std::nullopt);
    EXPECT_FALSE(error.retryable);
  }
}

TEST(Fetch, ReportsFailedTlsHandshakes) {
  const Error error =
      error_of("https://127.0.0.1:" + std::to_string(server().port()) + "/test/page");
  EXPECT_EQ(error.code, ErrorCode::tls) << error.message;
}

TEST(Fetch, VerifiesCertificates) {
  if (std::system("openssl version > /dev/null 2>&1") != 0) {
    GTEST_SKIP() << "openssl, which makes the certificate, is not installed";
  }
  const LoopbackServer untrusted({"--tls"});
  const Error error = error_of(untrusted.url("/test/page"));
  EXPECT_EQ(error.code, ErrorCode::tls) << error.message;
  EXPECT_FALSE(error.retryable);
  EXPECT_NE(error.message.find("could not be verified"), std::string::npos) << error.message;
}

TEST(Fetch, SaysWhoAsks) {
  const std::string product = std::string("dateline/") + version + " (+https://";
  EXPECT_EQ(default_user_agent().substr(0, product.size()), product);
  ASSERT_TRUE(fetch_once(server().url("/test/page?agent=default")));
  FetchOptions options = without_pauses();
  options.user_agent = "Larkholm Library 7";
  ASSERT_TRUE(fetch_once(server().url("/test/redirect-to/%2Ftest%2Fpage%3Fagent=own"), options));

  const auto by_default = logged_requests("/test/page?agent=default");
  ASSERT_EQ(by_default.size(), 1U);
  EXPECT_EQ(by_default[0].user_agent, default_user_agent());
  for (const std::string_view coding : {"gzip", "deflate", "br", "zstd"}) {
    EXPECT_NE(by_default[0].accept_encoding.find(coding), std::string::npos) << coding;
  }
  const auto own = logged_requests("/test/page?agent=own");
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].user_agent, "Larkholm Library 7");
}

TEST(Fetch, SendsUserNameAndPasswordAndHidesThem) {
  const std::string origin = server().url("").substr(std::string_view("http://").size());
  for (const std::string path : {"/test/login", "/test/redirect-to/%2Ftest%2Flogin"}) {
    const auto page = fetch_once("http://reader:secret@" + origin + path);
    ASSERT_TRUE(page) << path << ": " << page.error().message;
    EXPECT_EQ(page->url, server().url("/test/login"));
  }
  const Error error = error_of("http://reader:other@" + origin + "/test/login");
  EXPECT_EQ(error.http_status, 401);
  EXPECT_EQ(error.url, server().url("/test/login"));
}

TEST(Fetch, AsksTheProxyOfTheEnvironment) {
  const MuteSocket closed;
  {
    const ScopedVariable proxy("http_proxy", server().url(""));
    const auto page = fetch_once("http://larkholm.invalid/by-proxy");
    ASSERT_TRUE(page) << page.error().message;
    EXPECT_NE(page->bytes.find("By proxy: http://larkholm.invalid/by-proxy"), std::string::npos)
        << page->bytes;
    EXPECT_EQ(page->url, "http://larkholm.invalid/by-proxy");
  }
  const ScopedVariable proxy("http_proxy", "http://" + closed.host());
  EXPECT_EQ(error_of("http://larkholm.invalid/").code, ErrorCode::network);
  const ScopedVariable exceptions("no_proxy", "127.0.0.1");
  EXPECT_TRUE(fetch_once(server().url("/test/page")));
}

TEST(Fetch, ServesFilesOfAFolderAndMappedOnes) {
  const std::string file = testing::in_project("LICENSE");
  const LoopbackServer files(
      {"--root", testing::in_project("sites"), "--map", "/en/post/1/=" + file});
  EXPECT_EQ(error_of(files.url("/caliber.az.json")).code, ErrorCode::not_html);
  EXPECT_EQ(error_of(files.url("/gzip/none")).http_status, 404);
  EXPECT_EQ(error_of(files.url("/%2E%2E/LICENSE")).http_status, 404);
  EXPECT_NE(error_of(files.url("/en/post/1/")).message.find("octet-stream"), std::string::npos);
}

}  // namespace
}  // namespace dateline
