#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extract/sample_page.h"

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

TEST(Evidence, HasNoBytesWhereOffsetsDoNotLeadBack) {
  const std::string html =
      replaced(replaced(page(article_2022()), "utf-8", "windows-1251"), "Nargiz", "\xCD\xE0\xF0");
  const Article article = read_with_evidence(html);
  EXPECT_EQ(article.headline, "Mayor opens fountain in Нар");
  for (const Evidence& evidence : article.evidence) {
    EXPECT_EQ(evidence.bytes, std::nullopt) << evidence.field;
    EXPECT_TRUE(evidence.parts.empty()) << evidence.field;
  }
  EXPECT_EQ(evidence_of(article, "headline")->path, "html > body > h1") << "the path stays";
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
