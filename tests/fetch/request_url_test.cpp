#include "fetch/request_url.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dateline/fetch.h"
#include "fetch/utf8_locale.h"

namespace dateline {
namespace {

TEST(IsUrl, AsksForASchemeAndTwoSlashes) {
  for (const std::string_view url : {"https://larkholm.example", "HTTP://X", "http://", "ftp://x/y",
                                     "file:///x", " https://x\n", "svn+ssh://x", "h2.x-y://z"}) {
    EXPECT_TRUE(is_url(url)) << url;
  }
  for (const std::string_view path :
       {"", "-", "a.html", "C:\\x", "a/b://c", "://x", "1a://x", "https:/x", "https", "http:x",
        "./http://x", "./a:b", "\xD0\xB0://x"}) {
    EXPECT_FALSE(is_url(path)) << path;
  }
}

TEST(RequestUrl, IsCleanAbsoluteAndHttp) {
  struct Case {
    std::string_view typed;
    std::string_view expected;
  };
  const std::vector<Case> cases = {
      {"https://larkholm.example/a", "https://larkholm.example/a"},
      {"  https://larkholm.example/a \n", "https://larkholm.example/a"},
      {"http://larkholm.example/a b", "http://larkholm.example/a%20b"},
      {"http://larkholm.example/\xD0\xB0?q=\xD0\xB1", "http://larkholm.example/%D0%B0?q=%D0%B1"},
      {"http://larkholm.example\\a", "http://larkholm.example/a"},
      {"http://[::1]:8080/", "http://[::1]:8080/"},
  };
  for (const Case& test : cases) {
    const auto url = http::request_url(test.typed);
    ASSERT_TRUE(url) << test.typed << ": " << url.error();
    EXPECT_EQ(*url, test.expected);
  }
}

TEST(RequestUrl, SaysWhatIsWrong) {
  struct Case {
    std::string_view typed;
    std::string_view reason;
  };
  const std::vector<Case> cases = {
      {"ftp://larkholm.example/a", "only http and https URLs are fetched"},
      {"file:///etc/hostname", "only http and https URLs are fetched"},
      {"javascript:alert(1)", "only http and https URLs are fetched"},
      {"larkholm.example/a", "only http and https URLs are fetched"},
      {"", "only http and https URLs are fetched"},
      {"http://", "the URL names no host"},
      {"https://?q=1", "the URL names no host"},
      {"http://larkholm.example:99999/", "the URL cannot be parsed"},
  };
  for (const Case& test : cases) {
    const auto url = http::request_url(test.typed);
    ASSERT_FALSE(url) << *url;
    EXPECT_EQ(url.error().substr(0, test.reason.size()), test.reason) << test.typed;
  }
}

TEST(RedirectTarget, IsAUrlThatCanBeAskedFor) {
  const http::Utf8Locale locale;
  struct Case {
    std::string url;
    std::string_view location;
    std::string_view expected;
  };
  const std::vector<Case> cases = {
      {"http://larkholm.example/a/b?c", "d", "http://larkholm.example/a/d"},
      {"http://larkholm.example/a/b?c", "/d e?\xD0\xB0", "http://larkholm.example/d%20e?%D0%B0"},
      {"http://larkholm.example/a", "//port.example/b", "http://port.example/b"},
      {"http://larkholm.example/a", "HTTPS://larkholm.example", "https://larkholm.example/"},
      // User names and passwords stay with their origin.
      {"http://u:p@larkholm.example/a", "/b", "http://u:p@larkholm.example/b"},
      {"http://u:p@larkholm.example/a", "http://LARKHOLM.example:80/b",
       "http://u:p@larkholm.example/b"},
      {"http://u:p@larkholm.example/a", "http://v@larkholm.example/b",
       "http://v@larkholm.example/b"},
      {"http://u:p@larkholm.example/a", "https://larkholm.example/b", "https://larkholm.example/b"},
      {"http://u:p@larkholm.example/a", "http://larkholm.example:8080/b",
       "http://larkholm.example:8080/b"},
      {"http://u:p@larkholm.example/a", "http://port.example/b", "http://port.example/b"},
  };
  for (const Case& test : cases) {
    const auto target = http::redirect_target(test.url, test.location);
    ASSERT_TRUE(target) << test.location << ": " << target.error();
    EXPECT_EQ(*target, test.expected) << test.url;
  }
  for (const std::string_view location : {"ftp://larkholm.example/", "mailto:a@larkholm.example",
                                          "data:text/html,<p>", "http://", "http://a:99999/"}) {
    EXPECT_FALSE(http::redirect_target("http://larkholm.example/", location)) << location;
  }
}

TEST(HostOf, IsOneNameForAHost) {
  const http::Utf8Locale locale;
  struct Case {
    std::string url;
    std::string_view expected;
  };
  const std::vector<Case> cases = {
      {"http://Larkholm.Example:8080/a", "larkholm.example"},
      {"https://u:p@larkholm.example./", "larkholm.example"},
      {"http://127.0.0.1:80/", "127.0.0.1"},
      {"http://127.1/", "127.0.0.1"},
      {"http://[::1]:8080/", "[::1]"},
      {"http://\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.example/", "xn--e1afmkfd.example"},
      {"http://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example/", "xn--e1afmkfd.example"},
  };
  for (const Case& test : cases) EXPECT_EQ(http::host_of(test.url), test.expected) << test.url;
}

TEST(ShownUrl, HidesSecretsAndFragments) {
  const http::Utf8Locale locale;
  struct Case {
    std::string url;
    std::string_view expected;
  };
  const std::vector<Case> cases = {
      {"http://larkholm.example/a?b#c", "http://larkholm.example/a?b"},
      {"http://user:secret@larkholm.example/", "http://larkholm.example/"},
      {"http://user@larkholm.example", "http://larkholm.example/"},
      {"ftp://user:secret@larkholm.example/a", "ftp://larkholm.example/a"},
      {"http://\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.example/",
       "http://xn--e1afmkfd.example/"},
      {"http://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example/", "http://xn--e1afmkfd.example/"},
      {"no url", "no url"},
  };
  for (const Case& test : cases) EXPECT_EQ(http::shown_url(test.url), test.expected);
}

}  // namespace
}  // namespace dateline
