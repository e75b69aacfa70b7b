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
