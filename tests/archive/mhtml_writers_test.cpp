#include "dateline/mhtml.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "archive/sample_message.h"
#include "text/charset.h"

namespace {

using dateline::is_mhtml;
using dateline::read_mhtml;
using dateline::testing::with_crlf;

using MaybeText = std::optional<std::string>;

// What writers make of a page, with lines that end in "\n".
struct SavedPage {
  std::string_view name;
  std::string_view message;
  std::string_view bytes;
  MaybeText charset;
  MaybeText url;
  MaybeText captured;
};

constexpr std::string_view ferry = "<!DOCTYPE html><title>Ferry</title><p>The ferry is late.</p>";

const SavedPage saved_pages[] = {
    {"Chrome",
     "From: <Saved by Blink>\n"
     "Snapshot-Content-Location: https://news.example/ferry?a=1\n"
     "Subject: =?utf-8?Q?Ferry=20=E2=80=93=20late?=\n"
     "Date: Tue, 6 Jun 2023 10:43:00 -0000\n"
     "MIME-Version: 1.0\n"
     "Content-Type: multipart/related;\n"
     "\ttype=\"text/html\";\n"
     "\tboundary=\"----MultipartBoundary--k1----\"\n"
     "\n"
     "\n"
     "------MultipartBoundary--k1----\n"
     "Content-Type: text/html\n"
     "Content-ID: <frame-1@mhtml.blink>\n"
     "Content-Transfer-Encoding: quoted-printable\n"
     "Content-Location: https://news.example/ferry?a=1\n"
     "\n"
     "<!DOCTYPE html><title>Ferry</title><p class=3D\"a\">The ferry=E2=80=\n"
     "=99s late.</p>\n"
     "------MultipartBoundary--k1----\n"
     "Content-Type: text/css\n"
     "Content-Transfer-Encoding: quoted-printable\n"
     "Content-Location: cid:css-1@mhtml.blink\n"
     "\n"
     "@charset \"utf-8\";\n"
     "------MultipartBoundary--k1----\n"
     "Content-Type: text/html\n"
     "Content-ID: <frame-2@mhtml.blink>\n"
     "Content-Location: https://frames.example/\n"
     "\n"
     "<p>A frame.\n"
     "------MultipartBoundary--k1------\n",
     "<!DOCTYPE html><title>Ferry</title><p class=\"a\">The ferry\xE2\x80\x99s late.</p>",
     std::nullopt, "https://news.example/ferry?a=1", "2023-06-06T10:43:00+00:00"},
    {"Chrome, of a page whose part has no URL of its own",
     "From: <Saved by Blink>\n"
     "Snapshot-Content-Location: https://news.example/ferry\n"
     "MIME-Version: 1.0\n"
     "Content-Type: multipart/related; type=\"text/html\"; boundary=\"k1\"\n"
     "\n"
     "--k1\n"
     "Content-Type: text/html\n"
     "Content-Transfer-Encoding: binary\n"
     "Content-Location: cid:frame-1@mhtml.blink\n"
     "\n"
     "<!DOCTYPE html><title>Ferry</title><p>The ferry is late.</p>\n"
     "--k1--\n",
     ferry, std::nullopt, "https://news.example/ferry", std::nullopt},
    {"Internet Explorer",
     "From: <Saved by Windows Internet Explorer 8>\n"
     "Subject: =?windows-1251?B?z+Dw7uw=?=\n"
     "Date: Tue, 6 Jun 2023 14:43:00 +0400\n"
     "MIME-Version: 1.0\n"
     "Content-Type: multipart/related;\n"
     "\ttype=\"text/html\";\n"
     "\tboundary=\"----=_NextPart_000_0000_01D99876.A1B2C3D0\"\n"
     "X-MimeOLE: Produced By Microsoft MimeOLE V6.00.2900.6109\n"
     "\n"
     "This is a multi-part message in MIME format.\n"
     "\n"
     "------=_NextPart_000_0000_01D99876.A1B2C3D0\n"
     "Content-Type: text/html;\n"
     "\tcharset=\"windows-1251\"\n"
     "Content-Transfer-Encoding: quoted-printable\n"
     "Content-Location: http://news.example/parom\n"
     "\n"
     "<TITLE>=CF=E0=F0=EE=EC</TITLE>=0A=\n"
     "<P align=3Dcenter=20\n"
     "id=3Da>\n"
     "------=_NextPart_000_0000_01D99876.A1B2C3D0\n"
     "Content-Type: image/gif\n"
     "Content-Transfer-Encoding: base64\n"
     "Content-Location: http://news.example/a.gif\n"
     "\n"
     "R0lGODlhAQABAAAAACw=\n"
     "\n"
     "------=_NextPart_000_0000_01D99876.A1B2C3D0--\n",
     "<TITLE>\xCF\xE0\xF0\xEE\xEC</TITLE>\n<P align=center \nid=a>", "windows-1251",
     "http://news.example/parom", "2023-06-06T14:43:00+04:00"},
    {"Internet Explorer, of a page without images",
     "From: <Saved by Microsoft Internet Explorer 5>\n"
     "Subject: Ferry\n"
     "Date: Tue, 6 Jun 2023 14:43:00 +0400\n"
     "MIME-Version: 1.0\n"
     "Content-Type: text/html;\n"
     "\tcharset=\"iso-8859-1\"\n"
     "Content-Transfer-Encoding: quoted-printable\n"
     "Content-Location: http://news.example/ferry\n"
     "X-MimeOLE: Produced By Microsoft MimeOLE V6.00.2900.6109\n"
     "\n"
     "<!DOCTYPE html><title>Ferry</title>=\n"
     "<p>The ferry is late.</p>",
     ferry, "iso-8859-1", "http://news.example/ferry", "2023-06-06T14:43:00+04:00"},
    {"Word",
     "MIME-Version: 1.0\n"
     "Content-Type: multipart/related; boundary=\"----=_NextPart_01D99876.A1B2C3D0\"\n"
     "\n"
     "This document is a Single File Web Page, also known as a Web Archive file.\n"
     "\n"
     "------=_NextPart_01D99876.A1B2C3D0\n"
     "Content-Location: file:///C:/A1B2C3D4/ferry.htm\n"
     "Content-Transfer-Encoding: quoted-printable\n"
     "Content-Type: text/html; charset=\"us-ascii\"\n"
     "\n"
     "<html xmlns:o=3D\"urn:example\">\n"
     "\n"
     "<p>Ferry</p>\n"
     "\n"
     "------=_NextPart_01D99876.A1B2C3D0--\n",
     "<html xmlns:o=\"urn:example\">\n\n<p>Ferry</p>\n", "us-ascii", std::nullopt, std::nullopt},
    {"Opera",
     "Content-Location: http://news.example/ferry\n"
     "Content-Type: multipart/related; start=<op.mhtml.1.a@[10.0.0.1]>; boundary=k1\n"
     "Date: Tue, 06 Jun 2023 10:43:00 GMT\n"
     "MIME-Version: 1.0\n"
     "\n"
     "--k1\n"
     "Content-Disposition: inline; filename=\"a.html\"\n"
     "Content-Type: text/html; charset=utf-8; name=a.html\n"
     "Content-ID: <op.mhtml.1.a@[10.0.0.1]>\n"
     "Content-Transfer-Encoding: 8bit\n"
     "\n"
     "<!DOCTYPE html><title>Ferry</title><p>The ferry is late.</p>\n"
     "--k1--\n",
     ferry, "utf-8", "http://news.example/ferry", "2023-06-06T10:43:00+00:00"},
    {"UnMHT",
     "From: <Saved by UnMHT>\n"
     "Subject: Ferry\n"
     "Date: Tue, 06 Jun 2023 14:43:00 +0400 (Gulf time)\n"
     "X-MAF: Produced by an extension of a browser\n"
     "MIME-Version: 1.0\n"
     "Content-Type: multipart/related;\n"
     " boundary=\"k1=_\";\n"
     " type=\"text/html\"\n"
     "\n"
     "--k1=_\n"
     "Content-Type: text/html;charset=UTF-8\n"
     "Content-Transfer-Encoding: base64\n"
     "Content-Location: http://news.example/ferry\n"
     "\n"
     "PCFET0NUWVBFIGh0bWw+PHRpdGxlPkZlcnJ5PC90aXRsZT48cD5U\n"
     "aGUgZmVycnkgaXMgbGF0ZS48L3A+\n"
     "--k1=_--",
     ferry, "UTF-8", "http://news.example/ferry", "2023-06-06T14:43:00+04:00"},
};

TEST(ReadMhtml, ReadsWhatBrowsersSave) {
  for (const SavedPage& saved : saved_pages) {
    for (const bool has_crlf : {false, true}) {
      const std::string message = has_crlf ? with_crlf(saved.message) : std::string(saved.message);
      EXPECT_TRUE(is_mhtml(message)) << saved.name;
      const auto page = read_mhtml(message);
      ASSERT_TRUE(page.has_value()) << saved.name << ": " << page.error().message;
      // A line feed that is an escape stays one.
      std::string bytes = has_crlf ? with_crlf(saved.bytes) : std::string(saved.bytes);
      if (const std::size_t escaped = bytes.find("</TITLE>\r\n"); escaped != std::string::npos) {
        bytes.erase(escaped + 8, 1);
      }
      EXPECT_EQ(page->bytes, bytes) << saved.name;
      EXPECT_EQ(page->charset, saved.charset) << saved.name;
      EXPECT_EQ(page->url, saved.url) << saved.name;
      EXPECT_EQ(page->captured, saved.captured) << saved.name;
      EXPECT_FALSE(page->is_truncated) << saved.name;
      EXPECT_EQ(page->input, "") << saved.name;
    }
  }
}

TEST(ReadMhtml, ReadsOtherLanguages) {
  struct Case {
    std::string_view part;
    std::string_view text;
  };
  constexpr Case cases[] = {
      {"Content-Type: text/html; charset=windows-1251\n"
       "Content-Transfer-Encoding: quoted-printable\n"
       "\n"
       "<!DOCTYPE html><html lang=3Dru><title>=CF=E0=F0=EE=EC =AB=C2=EE=EB=ED=E0=BB=\n"
       "</title><p>=CF=E0=F0=EE=EC =EF=F0=E8=F8=B8=EB =E2 =E3=E0=E2=E0=ED=FC =ED=E0=\n"
       " =F7=E0=F1 =F0=E0=ED=FC=F8=E5: =E2=E5=F2=E5=F0 =E1=FB=EB =EF=EE=EF=F3=F2=ED=\n"
       "=FB=E9, =E0 =E3=F0=F3=E7=E0 =EF=EE=F7=F2=E8 =ED=E5 =E1=FB=EB=EE.</p></html>\n",
       "<!DOCTYPE html><html lang=ru><title>Паром «Волна»</title><p>Паром пришёл в гавань на час "
       "раньше: ветер был попутный, а груза почти не было.</p></html>"},
      {"Content-Type: text/html; charset=\"utf-8\"\n"
       "Content-Transfer-Encoding: base64\n"
       "\n"
       "PCFET0NUWVBFIGh0bWw+PGh0bWwgbGFuZz1oeT48dGl0bGU+1LzVodW91b/VodW21aHVvtWoPC90\n"
       "aXRsZT48cD7UvNWh1b3Vv9Wh1bbVodW+1agg1bbVodW+1aHVsNWh1bbVo9Wr1b3VvyDVsNWh1b3V\n"
       "odW+INW01aXVryDVqtWh1bQg1bfVuNaC1b/WiTwvcD48L2h0bWw+\n",
       "<!DOCTYPE html><html lang=hy><title>Լաստանավը</title><p>Լաստանավը նավահանգիստ հասավ մեկ "
       "ժամ շուտ։</p></html>"},
  };
  for (const Case& one : cases) {
    const auto page =
        read_mhtml("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=k1\n\n--k1\n" +
                   std::string(one.part) + "--k1--\n");
    ASSERT_TRUE(page.has_value()) << one.text;
    dateline::text::DecodedText decoded;
    dateline::text::decode(page->bytes, std::nullopt, page->charset, decoded);
    EXPECT_EQ(decoded.utf8, one.text);
  }
}

TEST(ReadMhtml, ReadsFilesThatAreCut) {
  const std::string whole(saved_pages[0].message);
  const std::string page_bytes(saved_pages[0].bytes);
  const std::size_t page_begins = whole.find("<!DOCTYPE");
  const std::size_t page_ends = whole.find("</p>") + 4;
  const std::size_t closing = whole.rfind("--\n");
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const auto page = read_mhtml(std::string_view(whole).substr(0, size));
    if (size >= page_begins) {
      ASSERT_TRUE(page.has_value()) << size;
    }
    if (!page) continue;
    EXPECT_EQ(page->is_truncated, size < closing + 2) << size;
    if (size <= page_ends) {
      EXPECT_LE(page->bytes.size(), page_bytes.size()) << size;
    } else if (size >= whole.find("Content-Type: text/css")) {
      EXPECT_EQ(page->bytes, page_bytes) << size;
    }
  }
}

}  // namespace
