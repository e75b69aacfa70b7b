#include "extract/ticker.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

using testing::read;
using Times = std::vector<std::pair<std::string, std::string>>;

/// The times of a body's blocks, each with the beginning of its text.
Times times(const Body& body) {
  Times times;
  for (const Block& block : body.blocks) {
    std::visit(
        [&](const auto& part) {
          if constexpr (requires { part.published; }) {
            if (part.published) times.emplace_back(*part.published, part.text.substr(0, 12));
          }
        },
        block);
  }
  return times;
}

const std::string head =
    "<html><head><title>Storm over Larkholm: all that happened</title>"
    "<meta property=article:published_time content='2023-06-06T08:00:00+02:00'></head><body><main>"
    "<article><h1>Storm over Larkholm: all that happened</h1>"
    "<p><time datetime='2023-06-06T08:00:00+02:00'>6 June 2023</time></p><p>A storm has reached "
    "the "
    "coast at Larkholm, and the town has closed its harbour. We tell what happens as it "
    "happens.</p>";

struct Entry {
  std::string time;
  std::string title;
  std::string text;
};
const std::vector<Entry> english = {
    {"11:40", "Power is back",
     "Power is back in the old town, the mayor said, but the pumps at the "
     "harbour will run all through the night."},
    {"10:15", "Ferry stays in port",
     "The ferry stays in port until the wind drops, and all of its "
     "passengers were given a bed in the school."},
    {"9:05", "Roof blown off",
     "The roof of the market was blown off, and nobody was hurt, as the "
     "market had been closed since Sunday evening."},
    {"8:20", "Harbour closed",
     "The harbour was closed at eight, and the boats were brought up on "
     "land by the people of the fishing club."},
};
const std::vector<Entry> russian = {
    {"23:10", "",
     "В старый город вернулось электричество, сообщил мэр, но насосы в гавани будут "
     "работать всю ночь до самого утра."},
    {"23:40", "",
     "Паром остаётся в порту, пока не стихнет ветер, а всем его пассажирам нашли место "
     "для ночлега в городской школе."},
    {"00:15", "",
     "С рынка сорвало крышу, никто не пострадал, потому что рынок был закрыт ещё с "
     "вечера воскресенья из-за прогноза."},
    {"00:50", "",
     "Гавань закрыли, лодки подняли на берег рыбаки из местного клуба, и теперь они "
     "ждут, когда кончится шторм."},
};

std::string page_of(const std::vector<Entry>& entries, const std::string& form) {
  std::string page = head;
  for (const Entry& entry : entries) {
    std::string part = testing::replaced(form, "{time}", entry.time);
    part = testing::replaced(part, "{iso}", (entry.time.size() < 5 ? "0" : "") + entry.time);
    part = testing::replaced(part, "{title}", entry.title);
    page += testing::replaced(part, "{text}", entry.text);
  }
  return page + "</article></main></body></html>";
}

TEST(Ticker, HasTheTimesOfItsElements) {
  const std::string forms[] = {
      "<section class=entry><time "
      "datetime='2023-06-06T{iso}:00+02:00'>{time}</time><h2>{title}</h2>"
      "<p>{text}</p></section>",
      "<section class=entry><h2>{title}</h2><time "
      "datetime='2023-06-06T{iso}:00+02:00'>{time}</time>"
      "<p>{text}</p></section>",
      "<h2><time datetime='2023-06-06T{iso}:00+02:00'>{time}</time> {title}</h2><p>{text}</p>",
  };
  for (const std::string& form : forms) {
    const Article article = read(page_of(english, form), {.sites = {}});
    const Times found = times(article.body);
    ASSERT_EQ(found.size(), 4U) << form;
    EXPECT_EQ(found[0].first, "2023-06-06T11:40:00+02:00") << form;
    EXPECT_NE(found[0].second.find("Power"), std::string::npos) << form;
    EXPECT_EQ(found[3].first, "2023-06-06T08:20:00+02:00") << form;
    for (const Entry& entry : english)
      EXPECT_NE(article.body.text.find(entry.text), std::string::npos) << form;
  }
}

TEST(Ticker, HasTheTimesThatArePrinted) {
  const std::string forms[] = {"<div><div>{time}</div><p>{text}</p></div>",
                               "<p><b>{time}</b> {text}</p>", "<p>{time} \u2014 {text}</p>"};
  for (const std::string& form : forms) {
    const std::string page = testing::replaced(page_of(russian, form), "T08:00:00", "T23:00:00");
    const Article article = read(page, {.sites = {}});
    const Times found = times(article.body);
    ASSERT_EQ(found.size(), 4U) << form;
    EXPECT_EQ(found[0].first, "2023-06-06T23:10:00+02:00") << form;
    EXPECT_EQ(found[2].first, "2023-06-07T00:15:00+02:00") << "through midnight: " << form;
  }
}

TEST(Ticker, IsNoStoryWithSomeTimes) {
  // Two times in the text, and times that lead nowhere in order.
  EXPECT_TRUE(
      times(read(page_of({english[0], english[1]}, "<p>{time} {text}</p>"), {.sites = {}}).body)
          .empty());
  EXPECT_TRUE(times(read(page_of({english[0], english[3], english[1], english[2], english[0]},
                                 "<p>{time} {text}</p>"),
                         {.sites = {}})
                        .body)
                  .empty());
}

TEST(Ticker, IsNoProgramme) {
  // The page is of the morning; what it announces begins in the evening.
  std::vector<Entry> programme = russian;
  const char* times_of_evening[] = {"18:00", "19:30", "20:15", "21:00"};
  for (std::size_t i = 0; i < programme.size(); ++i) programme[i].time = times_of_evening[i];
  const std::string page = page_of(programme, "<p>{time} {text}</p>");
  EXPECT_TRUE(times(read(page, {.sites = {}}).body).empty());
}

TEST(Ticker, IsReadOutOfMetadataWhereThePagePrintsNothing) {
  std::string updates;
  for (const Entry& entry : english) {
    updates += R"({"@type": "BlogPosting", "headline": ")" + entry.title +
               R"(", "datePublished": "2023-06-06T)" + (entry.time.size() < 5 ? "0" : "") +
               entry.time + R"(:00+02:00", "articleBody": ")" + entry.text + "\"},";
  }
  const Article article =
      read(R"(<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline":
          "Storm over Larkholm", "liveBlogUpdate": [)" +
               updates + "]}</script><h1>Storm over Larkholm</h1>",
           {.sites = {}});
  EXPECT_EQ(times(article.body), (Times{{"2023-06-06T11:40:00+02:00", "Power is bac"},
                                        {"2023-06-06T10:15:00+02:00", "Ferry stays "},
                                        {"2023-06-06T09:05:00+02:00", "Roof blown o"},
                                        {"2023-06-06T08:20:00+02:00", "Harbour clos"}}));
  EXPECT_EQ(article.body.blocks.size(), 8U);
}

}  // namespace
}  // namespace dateline::extraction
