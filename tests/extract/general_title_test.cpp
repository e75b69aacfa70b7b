#include "extract/general_title.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

/// The headline that a page is found to have, with its source: "h1: TEXT".
std::string title_of(const std::string& html) {
  const testing::ParsedPage page(html);
  SiteNames site(page.view.metadata, "https://www.reedvalley.example/2023/ferry");
  const auto title = find_general_title(page.view, site);
  return title ? std::string(title->source) + ": " + title->text : "";
}

TEST(GeneralTitle, IsTheHeadingMostLikeTheTitles) {
  const std::string og = "<meta property=og:title content='The ferry to Larkholm runs again'>";
  const std::string prose =
      "<p>The ferry left the pier at noon, as the town had been promised for all of the winter.";
  const struct {
    std::string what;
    std::string html;
    std::string title;
  } cases[] = {
      {"one heading", "<h1>Ferry to Larkholm runs again</h1>", "h1: Ferry to Larkholm runs again"},
      {"the site's name in a heading",
       og + "<h1>Reed Valley</h1><h1>Ferry to Larkholm runs again</h1>",
       "h1: Ferry to Larkholm runs again"},
      {"a link home in a heading",
       "<title>Ferry runs</title><h1><a href='/'>The Courier</a></h1><h2>Ferry runs</h2>",
       "h2: Ferry runs"},
      {"the last part of <title> in a heading",
       "<title>Ferry to Larkholm | Courier of the valley</title>"
       "<h1>Courier of the valley</h1><h2>Ferry to Larkholm</h2>",
       "h2: Ferry to Larkholm"},
      {"headings of other stories",
       og + "<h1>Bell is heard</h1><h1>Ferry to Larkholm runs again</h1><h1>Most read</h1>",
       "h1: Ferry to Larkholm runs again"},
      {"headings of other stories alone", og + "<h1>Bell</h1><h1>Most read</h1>",
       "og:title: The ferry to Larkholm runs again"},
      {"a lower heading", og + "<h3>The ferry to Larkholm runs again</h3>",
       "h3: The ferry to Larkholm runs again"},
      {"a heading for search engines",
       "<meta property=og:title content='At last: noon, and a ferry'>"
       "<title>Larkholm ferry at noon</title><h1>Larkholm ferry at noon</h1>"
       "<h2>At last: noon, and a ferry</h2>",
       "h2: At last: noon, and a ferry"},
      {"a short heading above prose", "<title>Reed Valley</title><h1>Ferry</h1>" + prose,
       "h1: Ferry"},
      {"no heading", "<title>Ferry to Larkholm - Reed Valley</title>" + prose,
       "title: Ferry to Larkholm"},
      {"no heading, a bar", "<title>Ferry to Larkholm | Some courier</title>" + prose,
       "title: Ferry to Larkholm"},
      {"JSON-LD of a related story", og + R"(<script type="application/ld+json">[
            {"@type": "NewsArticle", "headline": "Bell is heard"},
            {"@type": "NewsArticle", "headline": "Ferry to Larkholm runs again"}]</script>)",
       "headline: Ferry to Larkholm runs again"},
      {"another story's heading, a little more like the title",
       "<title>The old ferry of Larkholm and its runs</title>"
       "<h1>The old ferry of Larkholm and its piers</h1>"
       "<h1>The old ferry of Larkholm and its bus runs</h1>",
       "h1: The old ferry of Larkholm and its piers"},
      {"the site's banner, a little less like the title",
       "<title>The old ferry of Larkholm and its runs</title>"
       "<header><h1>The old ferry of Larkholm and its piers</h1></header>"
       "<h1>The old ferry of Larkholm and its bus runs</h1>",
       "h1: The old ferry of Larkholm and its bus runs"},
      {"nothing", "<p>It rained.", ""},
  };
  for (const auto& [what, html, title] : cases) EXPECT_EQ(title_of(html), title) << what;
}

TEST(GeneralTitle, IsWithoutWhatIsGluedToIt) {
  const std::string og = "<meta property=og:title content='Ferry to Larkholm runs again'>";
  const struct {
    std::string what;
    std::string html;
    std::string title;
  } cases[] = {
      {"a kicker that a title lacks",
       og + "<h1><span>At last</span> Ferry to Larkholm runs again</h1>",
       "h1: Ferry to Larkholm runs again"},
      {"a kicker by name", "<h1><span class=kicker>At last</span> Ferry to Larkholm runs</h1>",
       "h1: Ferry to Larkholm runs"},
      {"a kicker that the article's headline has",
       R"(<script type="application/ld+json">{"@type": "NewsArticle",
            "headline": "At last: Ferry to Larkholm runs"}</script>
          <h1><span class=kicker>At last:</span> Ferry to Larkholm runs</h1>)",
       "h1: At last: Ferry to Larkholm runs"},
      {"no element of its own", og + "<h1>At last: Ferry to Larkholm runs again</h1>",
       "h1: At last: Ferry to Larkholm runs again"},
      {"the site's name", og + "<h1>Ferry to Larkholm runs again | Reed Valley</h1>",
       "h1: Ferry to Larkholm runs again"},
      {"cut off", og + "<h1>Ferry to Larkholm runs ...</h1>", "h1: Ferry to Larkholm runs again"},
      {"an ellipsis of its own",
       "<title>Ferry runs… | The courier of it</title><h1>Ferry runs…</h1>", "h1: Ferry runs…"},
  };
  for (const auto& [what, html, title] : cases) EXPECT_EQ(title_of(html), title) << what;
}

TEST(GeneralTitle, BearsManyHeadings) {
  std::string html = "<title>Ferry</title>";
  for (int i = 0; i < 50'000; ++i) html += "<h1>Ferry <b>no</b>";
  EXPECT_NE(title_of(html), "");
}

}  // namespace
}  // namespace dateline::extraction
