#include "extract/general_dates.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "extract/date_candidates.h"
#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

const std::string heading = "<h1>Mayor opens fountain in Nargiz</h1>";
const std::string story =
    "<p>The mayor of Nargiz opened a fountain on the square in front of the town hall, and all "
    "who came drank from it.</p>"
    "<p>It had been dry since 12 March 1998, when the last plumber of the town went into his "
    "well-earned retirement by the sea.</p>";

html::NodeIndex heading_of(const PageView& view) {
  for (html::NodeIndex i = 0; i < view.document.size(); ++i) {
    if (view.document.node(i).tag() == html::Tag::h1) return i;
  }
  return html::no_node;
}

GeneralDates dates_of(const std::string& html, std::string_view url = "") {
  const testing::ParsedPage page(html);
  const JsonLdArticle* story_of_page = nullptr;
  for (const JsonLdArticle& article : page.view.metadata.json_ld().articles) {
    if (article.headline == testing::sample_headline) story_of_page = &article;
  }
  return find_general_dates(page.view, url, heading_of(page.view), story_of_page);
}

std::string json_ld(std::string_view objects) {
  return "<script type='application/ld+json'>[" + std::string(objects) + "]</script>";
}

std::string published(const GeneralDates& dates) {
  return dates.published ? dates.published->value : "none";
}
std::string modified(const GeneralDates& dates) {
  return dates.modified ? dates.modified->value : "none";
}

struct Row {
  std::string name;
  std::string body;  ///< of the page
  std::string published;
  std::string modified = "none";
  std::string head = {};
  std::string language = "en";
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.name;
}

class GeneralDatesOf : public ::testing::TestWithParam<Row> {};

TEST_P(GeneralDatesOf, Page) {
  const Row& row = GetParam();
  const GeneralDates dates = dates_of(testing::page(row.body, row.head, row.language));
  EXPECT_EQ(published(dates), row.published);
  EXPECT_EQ(modified(dates), row.modified);
}

INSTANTIATE_TEST_SUITE_P(
    Printed, GeneralDatesOf,
    ::testing::ValuesIn(std::vector<Row>{
        {"nothing", heading + story, "none"},
        {"below the headline", heading + "<p>June 6, 2023 2:43 p.m.</p>" + story,
         "2023-06-06T14:43:00"},
        {"behind an author", heading + "<p>By Ada Hill | June 6, 2023</p>" + story, "2023-06-06"},
        {"behind the standfirst",
         heading +
             "<p>Water runs again in the square of a town that had been dry for many years</p>"
             "<p>6. Juni 2023, 14.43 Uhr</p>" +
             story,
         "2023-06-06T14:43:00"},
        {"above the headline", "<p>6 juin 2023 à 14h43</p>" + heading + story,
         "2023-06-06T14:43:00"},
        {"year of two digits", heading + "<p>06.06.23, 14:43 Uhr</p>" + story,
         "2023-06-06T14:43:00"},
        {"begins the story", heading + "<p>NARGIZ, 6 June 2023 - " + story.substr(3), "2023-06-06"},
        {"in the story only", heading + story, "none"},
        {"in a link of its own", heading + "<p><a href='/2023/06/'>June 6, 2023</a></p>" + story,
         "2023-06-06"},
        {"published and updated",
         heading + "<p>Published June 6, 2023 | Updated June 7, 2023</p>" + story, "2023-06-06",
         "2023-06-07"},
        {"updated first", heading + "<p>Aktualisiert: 7. Juni 2023</p><p>6. Juni 2023</p>" + story,
         "2023-06-06", "2023-06-07"},
        {"label of its own line",
         heading + "<p>Обновлено</p><p>7 июня 2023</p><p>6 июня 2023</p>" + story, "2023-06-06",
         "2023-06-07"},
        {"updated alone", heading + "<p>Mis à jour le 7 juin 2023</p>" + story, "2023-06-07",
         "2023-06-07"},
        {"class that speaks of dates",
         heading + story + "<p>Water</p><span class='post-date'>June 6, 2023</span>", "2023-06-06"},
        {"copyright", heading + story + "<footer>© 2023 The Nargiz Gazette</footer>", "none"},
        {"telephone", heading + "<p>Call 06 12 2023 or 555-0123</p>" + story, "none"},
        {"score", heading + "<p>Nargiz 3-2 Saltmarsh, 2023</p>" + story, "none"},
    }));

INSTANTIATE_TEST_SUITE_P(
    OfOthers, GeneralDatesOf,
    ::testing::ValuesIn(std::vector<Row>{
        {"related card before the date",
         heading +
             "<aside><h3><a href='/a'>Plumber retires</a></h3><time datetime='2023-01-01'>1 "
             "January 2023</time></aside><p>June 6, 2023</p>" +
             story,
         "2023-06-06"},
        {"cards below, date in the metadata",
         heading + story +
             "<ul><li><a href='/a'><h3>Plumber retires</h3><time datetime='2023-01-01'>1 January "
             "2023</time></a></li></ul>",
         "2023-06-06", "none", "<meta property='article:published_time' content='2023-06-06'>"},
        {"rows alone",
         heading + story +
             "<ul><li><h3>Plumber retires</h3><p>1 January 2023</p></li><li><h3>Well digs "
             "deeper</h3><p>2 January 2023</p></li></ul>",
         "none"},
        {"a list of days far below",
         heading + story + story + story +
             "<p>1 January 2023</p><p>2 January 2023</p><p>3 January 2023</p><p>4 January "
             "2023</p>",
         "none"},
        {"comments",
         heading + story + "<p class='published'>6 June 2023</p>" +
             "<div class='comments'><time datetime='2023-06-09'>9 June 2023</time></div>",
         "2023-06-06"},
        {"quoted post",
         heading + "<blockquote>Rain! <a href='/p'>April 21, 2019</a></blockquote>" +
             "<p>June 6, 2023</p>" + story,
         "2023-06-06"},
        {"today's date above the page",
         "<p>Friday, June 9, 2023</p>" + heading + "<p>June 6, 2023</p>" + story, "2023-06-06"},
    }));

INSTANTIATE_TEST_SUITE_P(
    Marked, GeneralDatesOf,
    ::testing::ValuesIn(std::vector<Row>{
        {"time",
         heading + "<time datetime='2023-06-06T14:43:00+04:00'>two hours ago</time>" + story,
         "2023-06-06T14:43:00+04:00"},
        {"time without attribute", heading + "<time>June 6, 2023</time>" + story, "2023-06-06"},
        {"updated time",
         heading +
             "<p><time datetime='2023-06-06T14:43Z'>6 June</time> Updated <time "
             "datetime='2023-06-07T09:00Z'>7 June</time></p>" +
             story,
         "2023-06-06T14:43:00+00:00", "2023-06-07T09:00:00+00:00"},
        {"microdata",
         heading +
             "<meta itemprop='datePublished' content='2023-06-06T14:43:00+04:00'><meta "
             "itemprop='dateModified' content='2023-06-07'>" +
             story,
         "2023-06-06T14:43:00+04:00", "2023-06-07"},
        {"RDFa",
         heading + "<span property='dc:date dc:created' content='2023-06-06T14:43'></span>" + story,
         "2023-06-06T14:43:00"},
        {"RDFa of schema.org and Dublin Core",
         heading +
             "<span property='schema:datePublished' content='2023-06-06T14:43:00+04:00'></span>"
             "<span property='dcterms:modified' content='2023-06-07'></span>" +
             story,
         "2023-06-06T14:43:00+04:00", "2023-06-07"},
        {"printed in what is marked as changed",
         heading +
             "<p itemprop='dateModified' content='2023-06-07'>7 June 2023</p><meta "
             "itemprop='datePublished' content='2023-06-06'>" +
             story,
         "2023-06-06", "2023-06-07"},
    }));

INSTANTIATE_TEST_SUITE_P(
    Stated, GeneralDatesOf,
    ::testing::ValuesIn(std::vector<Row>{
        {"meta", heading + story, "2023-06-06T14:43:00+04:00", "2023-06-07T10:00:00+00:00",
         "<meta property='article:published_time' content='2023-06-06T14:43:00+04:00'>"
         "<meta property='article:modified_time' content='2023-06-07T10:00:00Z'>"},
        {"RDFa in meta", heading + story, "2023-06-06T14:43:00+04:00", "2023-06-07T10:00:00+00:00",
         "<meta property='schema:datePublished' content='2023-06-06T14:43:00+04:00'>"
         "<meta property='schema:dateModified' content='2023-06-07T10:00:00Z'>"},
        {"Dublin Core", heading + story, "2023-06-06", "2023-06-07",
         "<meta name='DC.date.issued' content='2023-06-06'>"
         "<meta name='DCTERMS.modified' content='2023-06-07'>"},
        {"Parse.ly", heading + story, "2023-06-06T10:43:00+00:00", "none",
         "<meta name='parsely-pub-date' content='2023-06-06T10:43:00Z'>"},
        {"surest key first", heading + story, "2023-06-06", "none",
         "<meta name='date' content='2023-06-09'><meta name='pubdate' content='20230606'>"},
        {"seconds since 1970", heading + story, "2023-06-06T10:43:00+00:00", "none",
         "<meta name='pubdate' content='1686048180'>"},
        {"malformed fraction", heading + story, "2023-06-06T14:43:00", "none",
         "<meta name='pubdate' content='2023-06-06T14:43:00:123Z'>"},
        {"vague key against the page", heading + "<p>June 6, 2023</p>" + story, "2023-06-06",
         "none", "<meta name='date' content='2023-06-09'>"},
        {"invented midnight", heading + story, "2023-06-06", "none",
         "<meta name='pubdate' content='2023-06-06T00:00:00Z'>"},
        {"time from another source", heading + "<p>6 June 2023, 14:43</p>" + story,
         "2023-06-06T14:43:00", "none", "<meta name='pubdate' content='2023-06-06T00:00:00Z'>"},
        {"no year of a web page", heading + story, "none", "none",
         "<meta name='pubdate' content='1970-01-01'>"},
        {"instant in UTC and the printed day", heading + "<p>Dec 23, 2023 5:06pm</p>" + story,
         "2023-12-23T17:06:00-08:00", "none",
         "<meta name='pubdate' content='2023-12-24T01:06:51Z'>"},
        {"day in the east", heading + "<p>December 26, 2023</p>" + story, "2023-12-26", "none",
         "<meta name='pubdate' content='2023-12-25T22:03:00Z'>"},
        {"another day after all", heading + "<p>8 June 2023</p>" + story,
         "2023-06-06T10:43:00+00:00", "none",
         "<meta name='pubdate' content='2023-06-06T10:43:00Z'>"},
    }));

INSTANTIATE_TEST_SUITE_P(
    OrderOfNumbers, GeneralDatesOf,
    ::testing::ValuesIn(std::vector<Row>{
        {"American", heading + "<p>06/05/2023</p>" + story, "2023-06-05", "none", "", "en-US"},
        {"British", heading + "<p>06/05/2023</p>" + story, "2023-05-06", "none", "", "en-GB"},
        {"French", heading + "<p>06/05/2023</p>" + story, "2023-05-06", "none", "", "fr"},
        {"English, of a place unknown", heading + "<p>06/05/2023</p>" + story, "2023-06-05", "none",
         "", "en"},
        {"English, of a place that the metadata name", heading + "<p>06/05/2023</p>" + story,
         "2023-05-06", "none", "<meta property='og:locale' content='en_GB'>", "en"},
        {"only one way", heading + "<p>12/25/2023</p>" + story, "2023-12-25", "none", "", "en-GB"},
        {"as the metadata have it", heading + "<p>06/05/2023</p>" + story, "2023-06-05", "none",
         "<meta name='dcterms.date' content='2023-06-05'>", "en-GB"},
        {"dots", heading + "<p>06.05.2023</p>" + story, "2023-05-06", "none", "", "en-US"},
    }));

TEST(GeneralDates, OfJsonLdAreThoseOfTheStory) {
  const std::string other =
      R"({"@type": "NewsArticle", "headline": "Plumber retires", "datePublished": "2023-01-01"})";
  const std::string web_page = R"({"@type": "WebPage", "datePublished": "2023-05-05"})";
  const std::string own =
      R"({"@type": "NewsArticle", "headline": "Mayor opens fountain in Nargiz",
          "datePublished": "2023-06-06T14:43:00+04:00", "dateModified": "2023-06-07T10:00:00+04:00"})";
  const auto dates = [&](const std::string& objects) {
    return dates_of(testing::page(heading + story, json_ld(objects)));
  };
  EXPECT_EQ(published(dates(other + "," + own)), "2023-06-06T14:43:00+04:00");
  EXPECT_EQ(modified(dates(other + "," + own)), "2023-06-07T10:00:00+04:00");
  EXPECT_EQ(dates(own).published->source, "datePublished");
  EXPECT_EQ(published(dates(other)), "2023-01-01") << "better than none";
  EXPECT_EQ(published(dates(web_page + "," + own)), "2023-06-06T14:43:00+04:00");
  EXPECT_EQ(published(dates(web_page)), "2023-05-05");
}

TEST(GeneralDates, OfJsonLdCountLessInAFormForReaders) {
  const auto stated = [&](const std::string& date) {
    const std::string object = R"({"@type": "Article", "datePublished": ")" + date + "\"}";
    return published(dates_of(
        testing::page(heading + "<p>By Ada, January 31, 2024</p>" + story, json_ld(object))));
  };
  EXPECT_EQ(stated("Nov 05, 2025"), "2024-01-31");
  EXPECT_EQ(stated("2025-11-05"), "2025-11-05");
}

struct Address {
  std::string_view url;
  std::string expected;
};

TEST(GeneralDates, AreReadFromTheUrl) {
  const std::string page = testing::page(heading + story, "");
  for (const auto& [url, expected] : std::vector<Address>{
           {"https://gazette.example/2023/06/06/fountain", "2023-06-06"},
           {"https://gazette.example/2023/jun/06/fountain", "2023-06-06"},
           {"https://gazette.example/news/2023-06-06-fountain", "2023-06-06"},
           {"https://gazette.example/news-20230606.html", "2023-06-06"},
           {"https://gazette.example/news/29-10-2021", "2021-10-29"},
           {"https://gazette.example/2023/06/fountain", "none"},
           {"https://gazette.example/article/20231306", "none"},
           {"https://gazette.example/article/1202306061", "none"},
           {"https://gazette.example/a-12345678", "none"},
           {"", "none"},
       }) {
    EXPECT_EQ(published(dates_of(page, url)), expected) << url;
  }
}

TEST(GeneralDates, OfUtcGiveWayToTheLocalDayOfTheUrl) {
  const std::string head = "<meta name='pubdate' content='2025-12-19T02:41:41Z'>";
  EXPECT_EQ(published(dates_of(testing::page(heading + story, head),
                               "https://gazette.example/2025/12/18/fountain")),
            "2025-12-18");
}

TEST(GeneralDates, HaveTheTextThatIsPrinted) {
  const std::string page =
      testing::page(heading + "<p>Water | Tuesday, June 6, 2023 2:43 p.m. EDT | 3 min</p>" + story,
                    "<meta name='pubdate' content='2023-06-06T18:43:00Z'>");
  const GeneralDates dates = dates_of(page);
  EXPECT_EQ(dates.text, "Tuesday, June 6, 2023 2:43 p.m. EDT");
  EXPECT_EQ(published(dates), "2023-06-06T18:43:00+00:00");
  ASSERT_TRUE(dates.published);
  EXPECT_EQ(dates.published->candidates, (std::vector<std::pair<std::string, std::string>>{
                                             {"pubdate", "2023-06-06T18:43:00Z"},
                                             {"text", "Tuesday, June 6, 2023 2:43 p.m. EDT"}}));
  EXPECT_FALSE(dates_of(testing::page(heading + story, "")).text);
}

TEST(GeneralDates, AreFoundWithoutAHeading) {
  const std::string page = testing::page("<p>June 6, 2023</p>" + story, "");
  EXPECT_EQ(published(dates_of(page)), "2023-06-06");
}

TEST(GeneralDates, TakeLinearTimeOnHostilePages) {
  std::string body = heading;
  for (int i = 0; i < 300; ++i) body += "<div class='related date'>";
  for (int i = 0; i < 20'000; ++i)
    body += "<p class='date'><time itemprop='datePublished'>6 June 2023</time></p>";
  const GeneralDates dates = dates_of(testing::page(body, ""));
  EXPECT_EQ(published(dates), "2023-06-06");
}

TEST(SaysUpdated, InManyLanguages) {
  for (const std::string_view text : {"Updated",        "LAST UPDATED:", "Zuletzt aktualisiert am",
                                      "Mis à jour le",  "Actualizado",   "Atualizado em",
                                      "Aggiornato il",  "Bijgewerkt",    "Uppdaterad",
                                      "Opdateret",      "Oppdatert",     "Päivitetty",
                                      "Zaktualizowano", "Aktualizováno", "Frissítve",
                                      "Güncelleme",     "Обновлено",     "Оновлено",
                                      "Ενημερώθηκε",    "Diperbarui",    "Cập nhật",
                                      "更新",           "수정",          "تحديث",
                                      "עודכן"}) {
    EXPECT_TRUE(says_updated(text)) << text;
  }
  for (const std::string_view text : {"", "Published", "By Ada Hill", "Date", "Upstate"})
    EXPECT_FALSE(says_updated(text)) << text;
}

}  // namespace
}  // namespace dateline::extraction
