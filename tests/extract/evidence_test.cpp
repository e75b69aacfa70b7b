#include <gtest/gtest.h>
#include <iconv.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/sample_page.h"
#include "text/charset.h"

namespace {

using namespace dateline::testing;
using dateline::Article;
using dateline::ByteRange;
using dateline::Evidence;

const std::string list = "<h4>Latest news</h4><ul>" +
                         rows("<li><a href='{url}'>{title}</a> <i>{date}</i></li>") + "</ul>";

std::string cut(const std::string& html, ByteRange range) {
  return html.substr(range.from, range.to - range.from);
}

Article read_with_evidence(const std::string& html) {
  return read(html, {.evidence = true});
}

TEST(Evidence, IsGivenOnlyWhenAskedFor) {
  EXPECT_TRUE(read(page(article_2022() + list)).evidence.empty());
  std::vector<std::string> fields;
  for (const Evidence& evidence : read_with_evidence(page(article_2022() + list)).evidence)
    fields.push_back(evidence.field);
  std::sort(fields.begin(), fields.end());
  EXPECT_EQ(fields,
            (std::vector<std::string>{"body", "dateline.published", "dateline.section", "headline",
                                      "latest_news", "layout", "signature", "site"}));
}

TEST(Evidence, LeadsToTheBytesOfEachField) {
  for (const std::string& start : {std::string(), std::string("\xEF\xBB\xBF")}) {
    const std::string html = start + replaced(page(article_2022() + list), "Nargiz", "Nərgiz");
    const Article article = read_with_evidence(html);
    const auto bytes_of = [&](const char* field) {
      const Evidence* evidence = evidence_of(article, field);
      return evidence != nullptr && evidence->bytes ? cut(html, *evidence->bytes) : "";
    };
    EXPECT_EQ(bytes_of("headline"), "<h1>" + *article.headline + "</h1>");
    EXPECT_EQ(bytes_of("dateline.published"), date_2022);
    EXPECT_EQ(bytes_of("signature"), "Caliber.Az");

    const Evidence* body = evidence_of(article, "body");
    ASSERT_NE(body, nullptr);
    ASSERT_EQ(body->parts.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_EQ(cut(html, body->parts[i]), replaced(paragraphs()[i], "Nargiz", "Nərgiz"));

    const Evidence* latest = evidence_of(article, "latest_news");
    ASSERT_NE(latest, nullptr);
    ASSERT_EQ(latest->parts.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
      const std::string row = cut(html, latest->parts[i]);
      EXPECT_TRUE(row.starts_with(row_titles()[i])) << row;
      EXPECT_TRUE(row.ends_with(" June 2023 - 10:00")) << row;
    }
    ASSERT_TRUE(latest->bytes);
    EXPECT_EQ(latest->bytes->from, latest->parts.front().from);
    EXPECT_EQ(latest->bytes->to, latest->parts.back().to);
  }
}

std::string encoded(std::string utf8, const char* encoding) {
  const iconv_t conversion = iconv_open(encoding, "UTF-8");
  std::string out(utf8.size() * 4, '\0');
  char* from = utf8.data();
  std::size_t left = utf8.size();
  char* to = out.data();
  std::size_t room = out.size();
  const std::size_t failures = iconv(conversion, &from, &left, &to, &room);
  iconv_close(conversion);
  EXPECT_EQ(failures, 0U) << encoding;
  out.resize(out.size() - room);
  return out;
}

std::string decoded(const std::string& bytes, std::string_view label) {
  dateline::text::DecodedText text;
  dateline::text::decode(bytes, label, std::nullopt, text);
  return std::string(text.utf8);
}

TEST(Evidence, LeadsToTheBytesOfAPageInAnyEncoding) {
  const auto page_of = [](const char* label, const char* town) {
    const std::string html = replaced(page(article_2022() + list), "Nargiz", town);
    return replaced(html, "utf-8", label);
  };
  const struct {
    const char* label;
    std::string html;
  } cases[] = {
      {"windows-1251", encoded(page_of("windows-1251", "Наргиз"), "CP1251")},
      {"utf-16le", "\xFF\xFE" + encoded(page_of("utf-8", "Нəргиз 😀"), "UTF-16LE")},
      {"utf-16be", "\xFE\xFF" + encoded(page_of("utf-8", "Նարգիզ"), "UTF-16BE")},
      {"shift_jis", encoded(page_of("shift_jis", "ナルギズ市 ｱ"), "CP932")},
      {"iso-2022-jp", encoded(page_of("iso-2022-jp", "新聞市"), "ISO-2022-JP")},
      {"gb18030", encoded(page_of("gb18030", "纳尔吉兹 😀"), "GB18030")},
      {"utf-8", page_of("utf-8", "Нар\xFF\xD0 \xE2\x82гиз")},
      {"utf-8", "\xEF\xBB\xBF" + page_of("koi8-r", "Нар\xFFгиз")},
  };
  for (const auto& [label, html] : cases) {
    const Article article = read_with_evidence(html);
    const auto bytes_of = [&, label = label, &html = html](const char* field) {
      const Evidence* evidence = evidence_of(article, field);
      return evidence != nullptr && evidence->bytes ? decoded(cut(html, *evidence->bytes), label)
                                                    : "";
    };
    ASSERT_TRUE(article.headline->starts_with("Mayor opens fountain in ")) << label;
    ASSERT_GT(article.headline->size(), sample_headline.size()) << label;
    EXPECT_EQ(bytes_of("headline"), "<h1>" + *article.headline + "</h1>") << label;
    EXPECT_EQ(bytes_of("dateline.published"), date_2022) << label;
    EXPECT_EQ(bytes_of("signature"), "Caliber.Az") << label;

    const Evidence* body = evidence_of(article, "body");
    ASSERT_NE(body, nullptr) << label;
    ASSERT_EQ(body->parts.size(), 3U) << label;
    std::string text;
    for (const ByteRange part : body->parts) {
      if (!text.empty()) text += "\n\n";
      text += decoded(cut(html, part), label);
    }
    EXPECT_EQ(text, article.body.text) << label;
    EXPECT_TRUE(bytes_of("body").ends_with(paragraphs().back() + "</p></div>")) << label;

    const Evidence* latest = evidence_of(article, "latest_news");
    ASSERT_NE(latest, nullptr) << label;
    ASSERT_EQ(latest->parts.size(), 3U) << label;
    EXPECT_TRUE(decoded(cut(html, latest->parts[2]), label).starts_with(row_titles()[2])) << label;
  }
}

TEST(Evidence, NamesTheRule) {
  const std::string html = page("<div class=post><h1 class=post_title>" + sample_headline +
                                    "</h1><div class=post_time>" + date_2024 +
                                    "</div><div class=post_body>" + story() + "</div></div>" + list,
                                address_2024 + "<meta property='article:section' content='World'>");
  const Article article = read_with_evidence(html);
  const struct {
    const char* field;
    const char* rule;
    std::optional<std::string> selector;
  } cases[] = {
      {"headline", "selector", "h1.post_title"},
      {"dateline.published", "selector", ".post .post_time"},
      {"dateline.section", "metadata", "article:section"},
      {"body", "selector", ".post .post_body"},
      {"latest_news", "label", "latest_news"},
      {"layout", "signs", std::nullopt},
  };
  for (const auto& [field, rule, selector] : cases) {
    const Evidence* evidence = evidence_of(article, field);
    ASSERT_NE(evidence, nullptr) << field;
    EXPECT_EQ(evidence->rule, rule) << field;
    EXPECT_EQ(evidence->selector, selector) << field;
  }
  EXPECT_EQ(evidence_of(read_with_evidence(page(article_2022())), "headline")->rule, "structure");
}

}  // namespace
