#include "extract/list_row.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

/// A row in one line: its parts by name, those that are empty left out.
std::string printed(const ListItem& item) {
  std::string text = item.title;
  const auto add = [&](std::string_view name, const std::optional<std::string>& value) {
    if (value) text.append("; ").append(name).append(": ").append(*value);
  };
  add("url", item.url);
  add("published", item.published);
  add("printed", item.date_text);
  for (const std::string& badge : item.badges) add("badge", badge);
  add("subtitle", item.subtitle);
  add("image", item.image);
  add("section", item.section);
  return text;
}

std::string row_in(const std::string& html) {
  const testing::ParsedPage page(html);
  std::vector<Warning> warnings;
  const Links links("https://caliber.az/", testing::profile(), warnings);
  const auto row =
      read_row(pieces_of(page.view, page.view.body), RowReader{testing::profile(), links});
  return row ? printed(row->item) : "no row";
}

const std::string link = "<a href=/en/post/1/>Bridge opened</a>";
const std::string url = "; url: https://caliber.az/en/post/1/";
const std::string date = "<i>06 June 2023 - 14:43</i>";
const std::string when = "; published: 2023-06-06T14:43:00+04:00; printed: 06 June 2023 - 14:43";

TEST(ListRow, IsReadWhateverTheOrder) {
  const struct {
    std::string what;
    std::string html;
    std::string row;
  } cases[] = {
      {"title and date", link + "<p>" + date, "Bridge opened" + url + when},
      {"date in front", date + "<p>" + link, "Bridge opened" + url + when},
      {"date in the title's line", link + " <span>06 June 2023 - 14:43</span>",
       "Bridge opened" + url + when},
      {"date in the link", "<a href=/en/post/1/><b>Bridge opened</b><p>06 June 2023 - 14:43</a>",
       "Bridge opened" + url + when},
      {"date in one text with the title",
       "<a href=/en/post/1/>Bridge opened 06 June 2023 - 14:43</a>", "Bridge opened" + url + when},
      {"date alone has no time", link + "<p>06 June 2023",
       "Bridge opened" + url + "; published: 2023-06-06; printed: 06 June 2023"},
      {"no link", "<p>Bridge opened<p>06 June 2023 - 14:43", "Bridge opened" + when},
      {"badge between", link + "<p>PHOTO/VIDEO<p>" + date,
       "Bridge opened" + url + when + "; badge: PHOTO; badge: VIDEO"},
      {"badge in the title", "<a href=/en/post/1/>Bridge opened / Video</a><p>" + date,
       "Bridge opened" + url + when + "; badge: VIDEO"},
      {"subtitle in the badge's slot", link + "<p>Engineer: it will last<p>" + date,
       "Bridge opened" + url + when + "; subtitle: Engineer: it will last"},
      {"subtitle with a badge", link + "<p>Engineer: it will last PHOTO<p>" + date,
       "Bridge opened" + url + when + "; badge: PHOTO; subtitle: Engineer: it will last"},
      {"comments behind the date", link + "<p>" + date + "<p>5 comments",
       "Bridge opened" + url + when},
      {"link to the comments", link + "<a href='/en/post/1/#comments'>5 comments</a><p>" + date,
       "Bridge opened" + url + when},
      {"a number alone", link + "<p>17<p>" + date, "Bridge opened" + url + when},
      {"Read more", link + "<p>" + date + "<p><a href=/en/post/1/>Read more</a>",
       "Bridge opened" + url + when},
      {"section by its link", "<a href=/en/category/w>World</a> " + link + date,
       "Bridge opened" + url + when + "; section: World"},
      {"section by capitals", "<p>SOCIETY<p>" + link, "Bridge opened" + url + "; section: SOCIETY"},
      {"section inside the link",
       "<a href=/en/post/1/><span>ОБЩЕСТВО</span><span>Bridge opened</span></a>",
       "Bridge opened" + url + "; section: ОБЩЕСТВО"},
      {"section as a tag", link + "<p>#Culture", "Bridge opened" + url + "; section: Culture"},
      {"a section's known name behind", link + "<p>Politics<p>" + date,
       "Bridge opened" + url + when + "; section: Politics"},
      {"image in a link of its own", "<a href=/en/post/1/><img src=/m/1.jpg></a><p>" + link,
       "Bridge opened" + url + "; image: https://caliber.az/m/1.jpg"},
      {"image in a style", "<div style='background-image:url(/m/1.webp)'></div>" + link,
       "Bridge opened" + url + "; image: https://caliber.az/m/1.webp"},
      {"furniture beside it", "<img src=/templates/zoom.png>" + link, "Bridge opened" + url},
      {"the first link need not be the article's",
       "<a href=/en/category/w><img src=/m/1.jpg></a>" + link,
       "Bridge opened" + url + "; image: https://caliber.az/m/1.jpg"},
      {"a heading wins", "<a href=/en/post/1/><p>Weekly review</p><h3>Bridge opened</h3></a>",
       "Bridge opened" + url},
      {"link that leads elsewhere", "<a href=/live/7>Bridge opened</a><p>" + date,
       "Bridge opened; url: https://caliber.az/live/7" + when},
      {"nothing", "", "no row"},
      {"a date alone", date, "no row"},
      {"an image alone", "<img src=/m/1.jpg>", "no row"},
      {"a badge alone", "<p>PHOTO", "no row"},
  };
  for (const auto& [what, html, row] : cases) EXPECT_EQ(row_in(html), row) << what;
}

TEST(ListRow, GivesATimeWithoutZoneTheSites) {
  text::Timestamp timestamp{.year = 2023, .month = 6, .day = 6};
  EXPECT_EQ(to_date_time(timestamp, testing::profile()), "2023-06-06");
  timestamp.hour = 14;
  timestamp.minute = 43;
  EXPECT_EQ(to_date_time(timestamp, testing::profile()), "2023-06-06T14:43:00+04:00");
  EXPECT_EQ(to_date_time(timestamp, site::Profile()), "2023-06-06T14:43:00");
  timestamp.offset_minutes = 0;
  EXPECT_EQ(to_date_time(timestamp, testing::profile()), "2023-06-06T14:43:00+00:00");
}

}  // namespace
}  // namespace dateline::extraction
