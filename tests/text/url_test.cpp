#include "text/url.h"

#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace dateline::text {
namespace {

struct Reference {
  std::string_view base;
  std::string_view reference;
  std::string_view expected;  ///< empty: cannot be resolved
};
std::ostream& operator<<(std::ostream& out, const Reference& row) {
  return out << row.base << " + " << row.reference;
}

class ResolveUrl : public testing::TestWithParam<Reference> {};

TEST_P(ResolveUrl, GivesTheAbsoluteUrl) {
  const Reference& row = GetParam();
  const std::optional<std::string> url = resolve_url(row.base, row.reference);
  if (row.expected.empty()) {
    EXPECT_FALSE(url.has_value()) << *url;
    return;
  }
  ASSERT_TRUE(url.has_value());
  EXPECT_EQ(*url, row.expected);
  // What was resolved once is not changed by doing it again, with any base.
  EXPECT_EQ(resolve_url("http://other.example/", *url), *url);
}

// RFC 3986, section 5.4.1 and 5.4.2. Of its two answers for "http:g" this is the one that the URL
// Standard gives too.
constexpr std::string_view rfc_base = "http://a/b/c/d;p?q";
INSTANTIATE_TEST_SUITE_P(Rfc3986Normal, ResolveUrl,
                         testing::ValuesIn(std::vector<Reference>{
                             {rfc_base, "g:h", "g:h"},
                             {rfc_base, "g", "http://a/b/c/g"},
                             {rfc_base, "./g", "http://a/b/c/g"},
                             {rfc_base, "g/", "http://a/b/c/g/"},
                             {rfc_base, "/g", "http://a/g"},
                             {rfc_base, "//g", "http://g/"},
                             {rfc_base, "?y", "http://a/b/c/d;p?y"},
                             {rfc_base, "g?y", "http://a/b/c/g?y"},
                             {rfc_base, "#s", "http://a/b/c/d;p?q#s"},
                             {rfc_base, "g#s", "http://a/b/c/g#s"},
                             {rfc_base, "g?y#s", "http://a/b/c/g?y#s"},
                             {rfc_base, ";x", "http://a/b/c/;x"},
                             {rfc_base, "g;x", "http://a/b/c/g;x"},
                             {rfc_base, "g;x?y#s", "http://a/b/c/g;x?y#s"},
                             {rfc_base, "", "http://a/b/c/d;p?q"},
                             {rfc_base, ".", "http://a/b/c/"},
                             {rfc_base, "./", "http://a/b/c/"},
                             {rfc_base, "..", "http://a/b/"},
                             {rfc_base, "../", "http://a/b/"},
                             {rfc_base, "../g", "http://a/b/g"},
                             {rfc_base, "../..", "http://a/"},
                             {rfc_base, "../../", "http://a/"},
                             {rfc_base, "../../g", "http://a/g"},
                             {rfc_base, "?", "http://a/b/c/d;p?"},
                             {rfc_base, "#", "http://a/b/c/d;p?q#"},
                         }));
INSTANTIATE_TEST_SUITE_P(Rfc3986Abnormal, ResolveUrl,
                         testing::ValuesIn(std::vector<Reference>{
                             {rfc_base, "../../../g", "http://a/g"},
                             {rfc_base, "../../../../g", "http://a/g"},
                             {rfc_base, "/./g", "http://a/g"},
                             {rfc_base, "/../g", "http://a/g"},
                             {rfc_base, "g.", "http://a/b/c/g."},
                             {rfc_base, ".g", "http://a/b/c/.g"},
                             {rfc_base, "g..", "http://a/b/c/g.."},
                             {rfc_base, "..g", "http://a/b/c/..g"},
                             {rfc_base, "./../g", "http://a/b/g"},
                             {rfc_base, "./g/.", "http://a/b/c/g/"},
                             {rfc_base, "g/./h", "http://a/b/c/g/h"},
                             {rfc_base, "g/../h", "http://a/b/c/h"},
                             {rfc_base, "g;x=1/./y", "http://a/b/c/g;x=1/y"},
                             {rfc_base, "g;x=1/../y", "http://a/b/c/y"},
                             {rfc_base, "g?y/./x", "http://a/b/c/g?y/./x"},
                             {rfc_base, "g?y/../x", "http://a/b/c/g?y/../x"},
                             {rfc_base, "g#s/./x", "http://a/b/c/g#s/./x"},
                             {rfc_base, "g#s/../x", "http://a/b/c/g#s/../x"},
                             {rfc_base, "http:g", "http://a/b/c/g"},
                         }));

constexpr std::string_view page = "https://caliber.az/en/post/170645/?x=1#top";
INSTANTIATE_TEST_SUITE_P(
    OfAPage, ResolveUrl,
    testing::ValuesIn(std::vector<Reference>{
        {page, "/en/post/1/", "https://caliber.az/en/post/1/"},
        {page, "https://caliber.az/en/post/1", "https://caliber.az/en/post/1"},
        {page, "//cdn.caliber.az/a.webp", "https://cdn.caliber.az/a.webp"},
        {page, "?page=2", "https://caliber.az/en/post/170645/?page=2"},
        {page, "#comments", "https://caliber.az/en/post/170645/?x=1#comments"},
        {page, "", "https://caliber.az/en/post/170645/?x=1"},
        {page, "photo.jpg?w=1&h=2", "https://caliber.az/en/post/170645/photo.jpg?w=1&h=2"},
        {page, "/a?redirect=https://b.example/c",
         "https://caliber.az/a?redirect=https://b.example/c"},
        {page, "/a//b/", "https://caliber.az/a//b/"},
        {"https://caliber.az//a/b", "../c", "https://caliber.az//c"},
        {"https://caliber.az/a/../b/./c", "#d", "https://caliber.az/b/c#d"},
        {page, "/.well-known/x", "https://caliber.az/.well-known/x"},
        {page, "/a/../b/./c", "https://caliber.az/b/c"},
        {page, "https://caliber.az", "https://caliber.az/"},
        {page, "https://caliber.az?x", "https://caliber.az/?x"},
        {page, "https://caliber.az#x", "https://caliber.az/#x"},
        {"https://caliber.az", "post/1", "https://caliber.az/post/1"},
        {"https://caliber.az", "/post/1", "https://caliber.az/post/1"},
        {"HTTPS://Caliber.AZ/x", "/post/1", "https://caliber.az/post/1"},
        {" https://caliber.az/a b/\n", "c", "https://caliber.az/a%20b/c"},
        {page, "mailto:Ask@Caliber.az?subject=a b", "mailto:Ask@Caliber.az?subject=a%20b"},
        {page, "JavaScript:void(0)", "javascript:void(0)"},
        {page, "javascript://x\\y", "javascript://x%5Cy"},
        {page, "data:text/html,<b>1</b>", "data:text/html,%3Cb%3E1%3C/b%3E"},
        {page, "data:image/png;base64,iVBO+/=", "data:image/png;base64,iVBO+/="},
        {page, "tel:+994123456789", "tel:+994123456789"},
        {page, "ftp://Host/a/../b", "ftp://Host/a/../b"},
        {"", "https://caliber.az/x", "https://caliber.az/x"},
        {"", "mailto:a@b", "mailto:a@b"},
        {"", "/x", ""},
        {"", "", ""},
        {"/not/absolute", "x", ""},
        {"about:blank", "x", ""},
        {"mailto:a@b", "/x", ""},
        {"file:///home/pages/a.html", "b.html", "file:///home/pages/b.html"},
    }));

// After the URL Standard's "basic URL parser".
INSTANTIATE_TEST_SUITE_P(UrlStandard, ResolveUrl,
                         testing::ValuesIn(std::vector<Reference>{
                             {page, " \t\n\f\r/a\x01 ", "https://caliber.az/a"},
                             {page, "/a\n\t/b\r\nc", "https://caliber.az/a/bc"},
                             {page, "java\nscript:x", "javascript:x"},
                             {page, "\\a\\b?c\\d#e\\f", "https://caliber.az/a/b?c%5Cd#e%5Cf"},
                             {page, "\\\\Host\\a", "https://host/a"},
                             {page, "https:\\\\host\\a", "https://host/a"},
                             {page, "https:////host/a", "https://host/a"},
                             {page, "///host/a", "https://host/a"},
                             {page, "http:host/a", "http://host/a"},
                             {page, "http:/host/a", "http://host/a"},
                             {page, "https:host/a", "https://caliber.az/en/post/170645/host/a"},
                             {page, "https:a:b", "https://caliber.az/en/post/170645/a:b"},
                             {page, "https:/a", "https://caliber.az/a"},
                             {page, "https:?a", "https://caliber.az/en/post/170645/?a"},
                             {page, "HTTP://EXAMPLE.com/A", "http://example.com/A"},
                             {page, "http://example.com:80/a", "http://example.com/a"},
                             {page, "https://example.com:443/a", "https://example.com/a"},
                             {page, "https://example.com:80/a", "https://example.com:80/a"},
                             {page, "//example.com:443/a", "https://example.com/a"},
                             {page, "//example.com:80/a", "https://example.com:80/a"},
                             {page, "https://example.com:/a", "https://example.com/a"},
                             {page, "https://example.com:8080/a", "https://example.com:8080/a"},
                             {page, "https://user:pa ss@example.com/a",
                              "https://user:pa%20ss@example.com/a"},
                             {page, "https://a@b@example.com/a", "https://a%40b@example.com/a"},
                             {page, "https://[2001:DB8::1]:8080/a", "https://[2001:db8::1]:8080/a"},
                             {page, "https://[::1]", "https://[::1]/"},
                             {"http://me@[::1]:8080/a/b", "../c", "http://me@[::1]:8080/c"},
                             {page, "https://192.0.2.1/a", "https://192.0.2.1/a"},
                             {page, "06:30 news", "https://caliber.az/en/post/170645/06:30%20news"},
                             {page, "a/b:c", "https://caliber.az/en/post/170645/a/b:c"},
                             {page, "http://", ""},
                             {page, "http:///", ""},
                             {page, "http:", ""},
                             {page, "http://:80/a", ""},
                             {page, "http://user@/a", ""},
                             {page, "http://a b/", ""},
                             {page, "http://a<b/", ""},
                             {page, "http://a%20b/", ""},
                             {page, "http://a:b:80/", ""},
                             {page, "http://host:port/a", ""},
                             {page, "http://host:65536/a", ""},
                             {page, "http://[::1/a", ""},
                             {page, "http://[::g]/a", ""},
                             {page, "http://[::1]x/a", ""},
                             {page, "//", ""},
                         }));

INSTANTIATE_TEST_SUITE_P(
    PercentEncoding, ResolveUrl,
    testing::ValuesIn(std::vector<Reference>{
        {page, "/a b", "https://caliber.az/a%20b"},
        {page, "/a%20b", "https://caliber.az/a%20b"},
        {page, "/%zz%4", "https://caliber.az/%25zz%254"},
        {page, "/100%", "https://caliber.az/100%25"},
        {page, "/%e2%82%AC%7E", "https://caliber.az/%e2%82%AC%7E"},
        {page, "/[a]{b}|c^d`e\"f<g>", "https://caliber.az/%5Ba%5D%7Bb%7D%7Cc%5Ed%60e%22f%3Cg%3E"},
        {page, "/?a[]=1&b={c}|d", "https://caliber.az/?a%5B%5D=1&b=%7Bc%7D%7Cd"},
        {page, "/it's", "https://caliber.az/it's"},
        {page, "/новости", "https://caliber.az/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"},
        {page, "/?q=мир#мир", "https://caliber.az/?q=%D0%BC%D0%B8%D1%80#%D0%BC%D0%B8%D1%80"},
        {page, "/a#b#c", "https://caliber.az/a#b%23c"},
        {page, "/a\u00A0", "https://caliber.az/a%C2%A0"},
        {page,
         "/a\x7F"
         "b",
         "https://caliber.az/a%7Fb"},
        {page, "https://пример.рф/x",
         "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/x"},
        {page, "https://%D0%BF.Example/x", "https://%D0%BF.example/x"},
    }));

TEST(ResolveUrl, GivesPlainUrlsWhatItGivesOthers) {
  // A blank before base and reference keeps both off the short way for plain URLs.
  std::minstd_rand random(1);
  const auto pick = [&](std::string_view characters) {
    return characters[random() % characters.size()];
  };
  std::size_t resolved = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string base = round % 2 == 0 ? "https://a.b" : "http://a/";
    std::string reference = round % 5 == 0 ? "https://" : "";
    for (std::size_t i = random() % 8; i > 0; --i) base += pick("ab/../?#%4@:");
    for (std::size_t i = random() % 10; i > 0; --i) reference += pick("ab/..//?#%4@:A[");
    const std::optional<std::string> url = resolve_url(base, reference);
    EXPECT_EQ(url, resolve_url(" " + base, " " + reference)) << base << " + " << reference;
    if (url) ++resolved;
  }
  EXPECT_GT(resolved, 5'000U);
}

TEST(ResolveUrl, RefusesWhatIsTooLongToBeALink) {
  const std::string path = "/../" + std::string(1 << 20, ',');
  EXPECT_EQ(resolve_url("https://caliber.az/", path), std::nullopt);
}

struct Text {
  std::string_view text;
  std::string_view expected;
};
std::ostream& operator<<(std::ostream& out, const Text& row) {
  return out << row.text;
}

class CleanUrl : public testing::TestWithParam<Text> {};

TEST_P(CleanUrl, IsFitForRfc3986) {
  const std::string cleaned = clean_url(GetParam().text);
  EXPECT_EQ(cleaned, GetParam().expected);
  EXPECT_EQ(clean_url(cleaned), cleaned);
}

INSTANTIATE_TEST_SUITE_P(Forms, CleanUrl,
                         testing::ValuesIn(std::vector<Text>{
                             {"", ""},
                             {" \n ", ""},
                             {"#", "#"},
                             {"?", "?"},
                             {"?#", "?#"},
                             {"a b", "a%20b"},
                             {"../a/./b", "../a/./b"},
                             {"a:b", "a:b"},
                             {"1:b", "./1:b"},
                             {":b", "./:b"},
                             {"/a:b", "/a:b"},
                             {"//Host", "//host/"},
                             {"////Host//a", "//host//a"},
                             {"//", "///"},
                             {"http:\\\\a\\b?\\", "http://a/b?%5C"},
                             {"news:\\a", "news:%5Ca"},
                             {"%", "%25"},
                             {"%4", "%254"},
                             {"%41%4g", "%41%254g"},
                             {"\xFF", "%FF"},
                         }));

struct Split {
  std::string_view url;
  std::string_view scheme, host, path, query, fragment;
};
std::ostream& operator<<(std::ostream& out, const Split& row) {
  return out << row.url;
}

class SplitUrl : public testing::TestWithParam<Split> {};

TEST_P(SplitUrl, GivesTheParts) {
  const Split& row = GetParam();
  const std::optional<UrlParts> parts = split_url(row.url);
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(parts->scheme, row.scheme);
  EXPECT_EQ(parts->host, row.host);
  EXPECT_EQ(parts->path, row.path);
  EXPECT_EQ(parts->query, row.query);
  EXPECT_EQ(parts->fragment, row.fragment);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, SplitUrl,
    testing::ValuesIn(std::vector<Split>{
        {"https://caliber.az/en/post/1/?a=b?c#d#e", "https", "caliber.az", "/en/post/1/", "a=b?c",
         "d#e"},
        {"https://caliber.az", "https", "caliber.az", "", "", ""},
        {"https://caliber.az?a", "https", "caliber.az", "", "a", ""},
        {"https://caliber.az#a?b", "https", "caliber.az", "", "", "a?b"},
        {"https://user:pw@caliber.az:8080/a", "https", "caliber.az", "/a", "", ""},
        {"https://[2001:db8::1]:8080/a", "https", "[2001:db8::1]", "/a", "", ""},
        {"https://[2001:db8::1]/a", "https", "[2001:db8::1]", "/a", "", ""},
        {"file:///a/b", "file", "", "/a/b", "", ""},
        {"mailto:a@b", "mailto", "", "a@b", "", ""},
        {"a+b-c.d:", "a+b-c.d", "", "", "", ""},
    }));

TEST(SplitUrl, IsForAbsoluteUrls) {
  for (const std::string_view relative : {"", "/a", "//host/a", "a/b:c", "?a:b", "1a:b", ":a"}) {
    EXPECT_FALSE(split_url(relative)) << relative;
  }
}

TEST(PercentDecode, LeavesBadEscapes) {
  EXPECT_EQ(percent_decode("%D0%BC%d0%b8%D1%80+a%20b"), "мир+a b");
  EXPECT_EQ(percent_decode("100%"), "100%");
  EXPECT_EQ(percent_decode("%4"), "%4");
  EXPECT_EQ(percent_decode("%zz%41"), "%zzA");
  EXPECT_EQ(percent_decode("%2541"), "%41");
  EXPECT_EQ(percent_decode(""), "");
}

}  // namespace
}  // namespace dateline::text
