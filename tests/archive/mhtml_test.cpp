#include "dateline/mhtml.h"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "archive/sample_message.h"

namespace {

using dateline::ErrorCode;
using dateline::is_mhtml;
using dateline::read_mhtml;
using dateline::testing::with_crlf;

using MaybeText = std::optional<std::string>;

std::string part(std::string_view fields, std::string_view body, std::string_view boundary = "k1") {
  std::string text = "--";
  return text.append(boundary).append("\n").append(fields).append("\n").append(body).append("\n");
}

// A message of some parts, in which "k1" is the boundary.
std::string related(std::string_view parts, std::string_view parameters = "boundary=k1") {
  std::string message = "MIME-Version: 1.0\nContent-Type: multipart/related; ";
  return message.append(parameters).append("\n\n").append(parts).append("--k1--\n");
}

std::string bytes_of(const std::string& message) {
  const auto page = read_mhtml(message);
  return page ? page->bytes : "error: " + page.error().message;
}

TEST(ReadMhtml, FindsTheRootPart) {
  const std::string a = part("Content-Type: text/html\nContent-ID: <a@x>\n", "<p>A");
  const std::string b = part("Content-Type: text/html\nContent-ID: <b@x>\n", "<p>B");
  const std::string image = part("Content-Type: image/png\nContent-ID: <i@x>\n", "PNG");
  const std::string untyped = part("", "<p>U");
  const std::string alternative =
      part("Content-Type: multipart/alternative; boundary=k2\n",
           part("Content-Type: text/plain\n", "T", "k2") +
               part("Content-Type: text/html\n", "<p>C", "k2") +
               part("Content-Type: application/xhtml+xml\n", "<p>D", "k2") + "--k2--");
  const std::string unclosed = part("Content-Type: multipart/mixed; boundary=k12\n",
                                    part("Content-Type: TEXT/HTML\n", "<p>E", "k12"));
  struct Case {
    std::string parts;
    std::string_view parameters;
    std::string_view bytes;
  };
  const Case cases[] = {
      {a + b, "boundary=k1", "<p>A"},
      {a + b, "boundary=k1; start=\"<b@x>\"", "<p>B"},
      {a + b, "boundary=k1; start=b@x", "<p>B"},
      {a + b, "boundary=k1; start=\"<c@x>\"", "<p>A"},
      {a + b, "boundary=k1; start=\"<B@x>\"", "<p>A"},
      {a + b + part("Content-Type: text/html\nContent-ID: <b@x>\n", "<p>twice"),
       "boundary=k1; start=\"<b@x>\"", "<p>B"},
      {image + a + b, "boundary=k1", "<p>A"},
      {image + a, "boundary=k1; start=\"<i@x>\"", "error: its root part is not HTML"},
      {image, "boundary=k1; type=\"text/html\"", "error: its root part is not HTML"},
      {untyped + a, "boundary=k1; type=\"text/html\"", "<p>U"},
      {untyped + a, "boundary=k1", "<p>A"},
      {alternative + b, "boundary=k1; type=\"multipart/alternative\"", "<p>D"},
      {image + unclosed + b, "boundary=k1", "<p>E\n"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(bytes_of(related(one.parts, one.parameters)), one.bytes) << one.parameters << "\n"
                                                                       << one.parts;
  }
  // The message is whole, whatever its parts are.
  EXPECT_FALSE(read_mhtml(related(unclosed))->is_truncated);
}

TEST(ReadMhtml, KnowsDelimiters) {
  struct Case {
    std::string_view body;
    std::string_view bytes;
  };
  constexpr Case cases[] = {
      {"--k1\nContent-Type: text/html\n\n<p>\n--k1--\n", "<p>"},
      {"A preamble.\n--k12\n--k1 \t\nContent-Type: text/html\n\n<p>\n--k1-- \n", "<p>"},
      {"--k1\nContent-Type: text/html\n\n<p>\n\n--k1\n\n--k1--", "<p>\n"},
      {"--k1\nContent-Type: text/html\n\n<p>--k1\n --k1\n--k1-\n--k11\n--K1\n--k1--",
       "<p>--k1\n --k1\n--k1-\n--k11\n--K1"},
      {"--k1\n\n--k1\nContent-Type: text/html\n\n<p>\n--k1--", "<p>"},
      {"--k1\n--k1\nContent-Type: text/html\n\n<p>\n--k1--", "<p>"},
      {"--k1\nContent-Type: text/html\n\n\n--k1--", ""},
      {"--k1\nContent-Type: text/html\n--k1--", ""},
      {"--k1\nContent-Type: image/png\n\nPNG\n--k1--\n--k1\nContent-Type: text/html\n\n<p>\n--k1--",
       "error: its root part is not HTML"},
      {"--k1--\n", "error: it has no part"},
      {"", "error: it has no part"},
      {"<p>", "error: it has no part"},
      {"--k2\nContent-Type: text/html\n\n<p>\n--k2--\n", "error: it has no part"},
  };
  for (const Case& one : cases) {
    const std::string message =
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=k1\n\n" +
        std::string(one.body);
    EXPECT_EQ(bytes_of(message), one.bytes) << one.body;
    const std::string bytes = bytes_of(with_crlf(message));
    EXPECT_EQ(bytes, with_crlf(one.bytes)) << one.body;
  }
}

TEST(ReadMhtml, ReadsParameters) {
  const std::string parts = part("Content-Type: text/html\n", "<p>");
  for (const std::string_view parameters : {
           "boundary=k1",
           "boundary=\"k1\"",
           "Boundary = \"k1\"",
           "boundary=\"k1  \"",
           "boundary=\"\\k\\1\"",
           "a=b;\n\t boundary\n =\n k1",
           "(it stands (below) \\) ; boundary=k2) boundary=k1(here)",
           "(boundary=k2) a=\"; boundary=k2\"; boundary=k1",
           "boundary=; boundary=k1; boundary=k2",
           "type=\"text/html\" boundary=\"k1\"",
           ";; boundary=k1;",
           "boundary=\"k1",
           // Without any, the first line that may be a delimiter is taken for one.
           "",
           "boundary",
           "boundary=",
       }) {
    EXPECT_EQ(bytes_of(related(parts, parameters)), "<p>") << parameters;
  }
  EXPECT_EQ(bytes_of(related("A preamble:\n--\n-- no delimiter\n" + parts, "")), "<p>");
  EXPECT_EQ(bytes_of(related("A preamble alone\n", "")), "error: it has no part");

  struct Case {
    std::string_view type;
    MaybeText charset;
  };
  const Case cases[] = {
      {"text/html", std::nullopt},
      {"text/html; charset=koi8-r", "koi8-r"},
      {"text/html; CHARSET=\"koi8-r\"", "koi8-r"},
      {"text/html;\n charset=\n koi8-r", "koi8-r"},
      {"text/html charset=koi8-r", "koi8-r"},
      {"text / (a comment) html (another; charset=b); charset=koi8-r (Russian)", "koi8-r"},
      {"text/html; name=\"a;charset=b\"; charset=koi8-r", "koi8-r"},
      {"text/html; charset=", std::nullopt},
      {"text/html; charset=\"\"", std::nullopt},
      {"text/html; xcharset=koi8-r", std::nullopt},
  };
  for (const Case& one : cases) {
    const auto page =
        read_mhtml(related(part("content-type : " + std::string(one.type) + "\n", "<p>")));
    ASSERT_TRUE(page.has_value()) << one.type;
    EXPECT_EQ(page->charset, one.charset) << one.type;
  }
}

TEST(ReadMhtml, UndoesTransferEncodings) {
  struct Case {
    std::string_view fields;
    std::string_view body;
    std::string_view bytes;
  };
  constexpr Case cases[] = {
      {"", "=41", "=41"},
      {"Content-Transfer-Encoding: 7bit\n", "=41", "=41"},
      {"Content-Transfer-Encoding: Quoted-Printable\n", "=41=\n=42", "AB"},
      {"Content-Transfer-Encoding:\n (a comment) quoted-printable;\n", "=41=", "A"},
      {"Content-Transfer-Encoding: base64 (a comment)\n", "QUJ\nD", "ABC"},
  };
  for (const Case& one : cases) {
    std::string fields = "Content-Type: text/html\n";
    EXPECT_EQ(bytes_of(related(part(fields.append(one.fields), one.body))), one.bytes)
        << one.fields;
  }
}

TEST(ReadMhtml, FindsTheUrl) {
  struct Case {
    std::string_view message_fields;
    std::string_view part_fields;
    MaybeText url;
  };
  const Case cases[] = {
      {"", "", std::nullopt},
      {"Content-Location: http://m.example/\nSnapshot-Content-Location: http://s.example/\n",
       "Content-Location: http://p.example/\n", "http://p.example/"},
      {"Content-Location: http://m.example/\nSnapshot-Content-Location: http://s.example/\n", "",
       "http://s.example/"},
      {"Content-Location: http://m.example/\n", "", "http://m.example/"},
      {"Content-Location: http://m.example/a/b\n", "Content-Location: ../c?d\n",
       "http://m.example/c?d"},
      {"", "Content-Location: c\n", std::nullopt},
      {"Snapshot-Content-Location: s\n", "Content-Location: cid:a\n", std::nullopt},
      {"Content-Location: file:///C:/a.htm\n", "Content-Location: mid:a@b\n", std::nullopt},
      {"", "Content-Location: HTTPS://P.example:443/a b\n", "https://p.example/a%20b"},
      {"", "Content-Location: http://p.example/a(b)/\n\tc/\n d\n", "http://p.example/a(b)/c/d"},
      {"", "Content-Location:\n http://p.example/\n", "http://p.example/"},
      {"", "Content-Location: http://\n", std::nullopt},
      {"", "Content-Location: http://p.example/\xD0\xBF\n", "http://p.example/%D0%BF"},
  };
  for (const Case& one : cases) {
    for (const bool has_crlf : {false, true}) {
      std::string fields = "Content-Type: text/html\n";
      std::string message(one.message_fields);
      message += related(part(fields.append(one.part_fields), "<p>"));
      if (has_crlf) message = with_crlf(message);
      const auto page = read_mhtml(message);
      ASSERT_TRUE(page.has_value()) << message;
      EXPECT_EQ(page->url, one.url) << message;
    }
  }
  const std::string nested =
      "Content-Location: http://m.example/\n" +
      related(part("Content-Type: multipart/alternative; boundary=k2\nContent-Location: /a/\n",
                   part("Content-Type: text/html\nContent-Location: b\n", "<p>", "k2")));
  EXPECT_EQ(read_mhtml(nested)->url, "http://m.example/a/b");
}

TEST(ReadMhtml, ReadsDates) {
  struct Case {
    std::string_view date;
    MaybeText captured;
  };
  const Case cases[] = {
      {"Tue, 06 Jun 2023 14:43:05 +0400", "2023-06-06T14:43:05+04:00"},
      {"6 Jun 2023 14:43 -0330", "2023-06-06T14:43:00-03:30"},
      {"Tue, 6 Jun 2023 10:43:00 GMT", "2023-06-06T10:43:00+00:00"},
      {"Tue, 6 Jun 2023 10:43:00 UT", "2023-06-06T10:43:00+00:00"},
      {"Tue, 6 Jun 2023 10:43:00 -0000", "2023-06-06T10:43:00+00:00"},
      {"Tue, 6 Jun 2023 10:43:00 EDT", "2023-06-06T10:43:00-04:00"},
      {"Tue, 6 Jun 2023 10:43:00 Z", "2023-06-06T10:43:00+00:00"},
      {"Tue, 6 Jun 2023 10:43:00 K", "2023-06-06T10:43:00"},
      {"Tue, 6 Jun 23 10:43:00 GMT", "2023-06-06T10:43:00+00:00"},
      {"Sun, 6 Jun 99 10:43:00 PST", "1999-06-06T10:43:00-08:00"},
      {"Sun, 6 Jun 123 10:43:00 GMT", "2023-06-06T10:43:00+00:00"},
      {"Tue (a day) ,\n\t6 (the 6th) Jun\n 2023 10 : 43 (min) : 05(s)+0400 (a (nested) zone)",
       "2023-06-06T10:43:05+04:00"},
      {"yesterday", std::nullopt},
      {"Tue, 31 Jun 2023 10:43:00 GMT", std::nullopt},
      {"", std::nullopt},
  };
  for (const Case& one : cases) {
    std::string message = "Date: ";
    message.append(one.date).append("\n");
    message += related(part("Content-Type: text/html\n", "<p>"));
    const auto page = read_mhtml(message);
    ASSERT_TRUE(page.has_value()) << one.date;
    EXPECT_EQ(page->captured, one.captured) << one.date;
  }
}

TEST(ReadMhtml, RefusesWhatIsNoPage) {
  struct Case {
    std::string_view message;
    ErrorCode code;
    std::string_view reason;
  };
  constexpr Case cases[] = {
      {"", ErrorCode::bad_archive, "it is no MIME message"},
      {"<!DOCTYPE html><p>a: b", ErrorCode::bad_archive, "it is no MIME message"},
      {"HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>", ErrorCode::bad_archive,
       "it is no MIME message"},
      {": text/html\n\n<p>", ErrorCode::bad_archive, "it is no MIME message"},
      {"Subject: none\n\n<p>", ErrorCode::not_html, "its root part is not HTML"},
      {"Content-Type: text/plain\n\n<p>", ErrorCode::not_html, "its root part is not HTML"},
      {"Content-Type: multipart/related; boundary=k1\n\n", ErrorCode::bad_archive,
       "it has no part"},
      {"Content-Type: multipart/related; boundary=k1", ErrorCode::bad_archive, "it has no part"},
  };
  for (const Case& one : cases) {
    const auto page = read_mhtml(one.message);
    ASSERT_FALSE(page.has_value()) << one.message;
    EXPECT_EQ(page.error().code, one.code) << one.message;
    EXPECT_EQ(page.error().stage, "archive") << one.message;
    EXPECT_EQ(page.error().message, one.reason) << one.message;
  }
}

TEST(ReadMhtml, HoldsItsLimits) {
  const std::string message = related(part("Content-Type: text/html\n", "<p>123"));
  EXPECT_TRUE(read_mhtml(message, 6).has_value());
  const auto refused = read_mhtml(message, 5);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::too_large);
  EXPECT_EQ(refused.error().message, "it has 6 bytes, more than 5");
  // The limit is one of the page: what stands beside it does not count, nor how it is encoded.
  const std::string image = part("Content-Type: image/png\n", std::string(1000, 'x'));
  EXPECT_TRUE(read_mhtml(related(part("Content-Type: text/html\n"
                                      "Content-Transfer-Encoding: base64\n",
                                      "PHA+MTIz") +
                                 image),
                         6)
                  .has_value());

  const auto nested = [](int depth) {
    std::string body = "<p>";
    std::string fields = "Content-Type: text/html\n";
    for (int number = 0; number < depth; ++number) {
      const std::string boundary = "k" + std::to_string(number);
      body = part(fields, body, boundary) + "--" + boundary + "--";
      fields = "Content-Type: multipart/mixed; boundary=" + boundary + "\n";
    }
    return fields + "\n" + body;
  };
  EXPECT_EQ(bytes_of(nested(8)), "<p>");
  EXPECT_EQ(bytes_of(nested(9)), "error: its parts are nested more than 8 deep");
}

TEST(IsMhtml, LooksAtTheHeader) {
  const std::string long_subject = "Subject: " + std::string(3900, 'x') + "\n";
  const std::string too_long_subject = "Subject: " + std::string(4100, 'x') + "\n";
  struct Case {
    std::string beginning;
    bool is_one;
  };
  const Case cases[] = {
      {"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x", true},
      {"mime-version: 1.0\r\ncontent-type:\r\n Multipart/Related", true},
      {"Content-Type: (a comment) multipart/related\n", true},
      {"\xEF\xBB\xBF\r\n\r\nContent-Type: multipart/related\r\n", true},
      {"X: <\nContent-Type: multipart/related\n", true},
      {long_subject + "Content-Type: multipart/related;", true},
      {too_long_subject + "Content-Type: multipart/related;", false},
      {"Content-Type: text/html\nMIME-Version: 1.0\n\n", true},
      {"Content-Type: text/html\n\n", false},
      {"Content-Type: multipart/mixed\nMIME-Version: 1.0\n\n", false},
      {"Content-Type: text/plain\nMIME-Version: 1.0\n\n", false},
      {"Subject: multipart/related\nMIME-Version: 1.0\n\n", false},
      {"MIME-Version: 1.0\n\nContent-Type: multipart/related\n", false},
      {"<!-- a: -->\nContent-Type: multipart/related\n", false},
      {"HTTP/1.1 200 OK\nMIME-Version: 1.0\nContent-Type: text/html\n\n", false},
      {"WARC/1.0\r\nContent-Type: multipart/related\r\n", false},
      {"A line of text\nContent-Type: multipart/related\n", false},
      {"", false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(is_mhtml(one.beginning), one.is_one) << one.beginning.substr(0, 100);
  }
}

TEST(ReadMhtml, IsLinearInHostileMessages) {
  constexpr std::size_t size = std::size_t{8} << 20U;
  const auto repeat = [](std::string_view unit) {
    std::string text;
    while (text.size() < size) text += unit;
    return text;
  };
  const std::string html = "Content-Type: text/html\n";
  const std::string encoded = "Content-Transfer-Encoding: quoted-printable\n";
  const std::string messages[] = {
      related(repeat("--k1\n")),
      related(repeat("--k1\n") + part(html, "<p>")),
      related(repeat("--k1 ")),
      related(repeat("--k1\n\n\n")),
      related(repeat("--k1\nContent-Type: multipart/mixed; boundary=\"\n")),
      related(part(html, repeat("\n--k1x"))),
      related(part(html, repeat("\n--k"))),
      related(repeat("--k\n"), "boundary=\"" + repeat("k1") + "\""),
      related(repeat("--\n"), ""),
      related(repeat("--a\nb:\n--k1"), "type=x"),
      related(part(html, "<p>"), repeat("(") + "boundary=k1"),
      related(part(html, "<p>"), repeat("(\\") + "boundary=k1"),
      related(part(html, "<p>"), repeat("=;") + "boundary=k1"),
      related(part(html, "<p>"), repeat("\"\n ") + "boundary=k1"),
      related(part(html + repeat(" x\n") + "Content-ID: a\n", "<p>"), "boundary=k1; start=a"),
      related(part(html + repeat("x:\n"), "<p>")),
      related(part(html + "Content-Location: http://a.example/" + repeat("\n ../a"), "<p>")),
      "Date: " + repeat("(a) :") + "\n" + related(part(html, "<p>")),
      related(part(html + encoded, repeat("="))),
      related(part(html + encoded, repeat("= "))),
      related(part(html + encoded, repeat(" \r"))),
      related(part(html + "Content-Transfer-Encoding: base64\n", repeat("Q="))),
      repeat("\n"),
      repeat("a: b\n"),
  };
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& message : messages) {
    is_mhtml(message);
    const auto page = read_mhtml(message);
    EXPECT_TRUE(!page || page->bytes.size() <= message.size());
  }
  // Some tenths of a second; what is quadratic would take hours.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
