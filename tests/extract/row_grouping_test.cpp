#include "extract/row_grouping.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

struct Expected {
  std::string title;
  std::string date;

  bool operator==(const Expected&) const = default;
};
using Rows = std::vector<Expected>;

std::ostream& operator<<(std::ostream& out, const Expected& row) {
  return out << row.title << " (" << row.date << ')';
}

Rows rows_in(const std::string& html) {
  const testing::ParsedPage page(html);
  std::vector<Warning> warnings;
  const Links links("https://caliber.az/", testing::profile(), warnings);
  Rows rows;
  for (const Row& row : group_rows(page.view, pieces_of(page.view, page.view.body), 0,
                                   RowReader{testing::profile(), links})) {
    rows.push_back({row.item.title, row.item.published.value_or("").substr(0, 10)});
  }
  return rows;
}

/// The sample list's rows, as they should come out of `testing::rows`.
Rows sample_rows(int count = 3) {
  Rows rows;
  for (const std::string& title : testing::row_titles(count)) {
    rows.push_back({title, "2023-06-0" + std::to_string(rows.size() + 1)});
  }
  return rows;
}

TEST(RowGrouping, CutsRowsWhateverTheirMarkup) {
  for (const char* markup : {
           "<li><a href='{url}'>{title}</a> <span>{date}</span></li>",
           "<li><span>{date}</span> <a href='{url}'>{title}</a></li>",
           "<li><a href='{url}'>{title}</a> {date}</li>",
           "<p><a href='{url}'>{title}</a></p><p>{date}</p>",
           "<p>{date}</p><p><a href='{url}'>{title}</a></p>",
           "<div><div>{date}</div><div><a href='{url}'>{title}</a></div></div>",
           "<a href='{url}'>{title}</a><br>{date}<br><br>",
           "<a href='{url}'><span>{date}</span> <b>{title}</b></a>",
           "<a href='{url}'><div>{title}</div><div>{date}</div></a>",
           "<dt><a href='{url}'>{title}</a></dt><dd>{date}</dd>",
           "<div><a href='{url}'><img src='/m/{n}.jpg'></a><div><a href='{url}'>{title}</a><div>"
           "{date}</div></div></div>",
           "<div><a href='/en/category/w'>World</a> <a href='{url}'>{title}</a> <i>{date}</i> "
           "<a href='{url}#comments'>3 comments</a></div>",
           "<p><a href='{url}'>{title}</a></p><p>PHOTO</p><p>{date}</p>",
           "<p><a href='{url}'>{title}</a></p><p>Engineer: it will last</p><p>{date}</p>",
           "<p><a href='#'>{title}</a></p><p>{date}</p>",
           "<p>{date}</p><p><a href='#'>{title}</a></p>",
           "<p><a href='javascript:void(0)'>{title}</a></p><p>{date}</p>",
           "<p>{title}</p><p>{date}</p>",
           "<p>{date}</p><p>{title}</p>",
           "<div>{title}<br>{date}</div>",
           "<div><a href='/live/{n}'>{title}</a><p>{date}</p></div>",
       }) {
    EXPECT_EQ(rows_in(testing::rows(markup)), sample_rows()) << markup;
  }
}

TEST(RowGrouping, CutsTablesByTheirRows) {
  for (const char* markup : {
           "<tr><td><a href='{url}'><img src='/m/{n}.jpg' alt=''></a></td><td><a href='{url}'>"
           "{title}</a><br>{date}</td></tr>",
           "<tr><td>{date}</td><td><a href='{url}'>{title}</a></td></tr>",
       }) {
    EXPECT_EQ(rows_in("<table>" + testing::rows(markup) + "</table>"), sample_rows()) << markup;
  }
}

TEST(RowGrouping, KeepsRowsThatHaveNoDate) {
  const std::string html = "<ul>" + testing::rows("<li><a href='{url}'>{title}</a></li>") + "</ul>";
  Rows undated = sample_rows();
  for (Expected& row : undated) row.date = "";
  EXPECT_EQ(rows_in(html), undated);

  Rows one_undated = sample_rows();
  one_undated[1].date = "";
  EXPECT_EQ(rows_in("<ul>" +
                    testing::replaced(testing::rows("<li><a href='{url}'>{title}</a> {date}</li>"),
                                      "02 June 2023 - 10:00", "") +
                    "</ul>"),
            one_undated);
}

TEST(RowGrouping, EndsWhereTheRowsEnd) {
  const std::string dated = "<p><a href='{url}'>{title}</a></p><p>{date}</p>";
  const std::string prose =
      "<p>A sentence of running text, which is long enough for a paragraph of a story and far too "
      "long for anything that a row might hold beside its title.</p>";
  const struct {
    std::string what;
    std::string html;
    Rows rows;
  } cases[] = {
      {"at running text", testing::rows(dated) + prose + "<p><a href=/en/post/9/>Other</a>",
       sample_rows()},
      {"at links outside the element that holds the dated rows",
       "<div>" + testing::rows(dated) + "</div><p><a href=/en/post/9/>Other story</a></p>",
       sample_rows()},
      {"at the story's next text, where no row has a date",
       "<p><a href=/en/post/10001/>Story number 1 of the list</a></p><p>The story goes on.</p>",
       {{"Story number 1 of the list", ""}}},
      {"a link inside a sentence begins no row",
       "<p>As the mayor of Nargiz had said before <a href=/en/post/9/>earlier in the week</a>, it "
       "rained.</p>",
       {}},
      {"a footer's links are none",
       "<p><a href=/about>About us</a><p><a href=/ads>Adverts</a>",
       {}},
      {"nothing", "", {}},
  };
  for (const auto& [what, html, rows] : cases) EXPECT_EQ(rows_in(html), rows) << what;
}

}  // namespace
}  // namespace dateline::extraction
