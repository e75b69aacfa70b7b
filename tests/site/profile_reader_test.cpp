#include "site/profile_reader.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "site/sample_profile.h"

namespace dateline::site {
namespace {

using testing::sample_profile;

/// The sample with one part of it replaced.
std::string sample_with(std::string_view part, std::string_view replacement) {
  std::string json(sample_profile);
  const std::size_t found = json.find(part);
  if (found == std::string::npos) throw std::logic_error("no such part: " + std::string(part));
  return json.replace(found, part.size(), replacement);
}

std::vector<std::string> problems_of(std::string_view json) {
  const auto profile = read_profile(json, "sample.json");
  std::vector<std::string> problems;
  if (profile) return problems;
  for (const SiteProblem& problem : profile.error()) problems.push_back(problem.to_string());
  return problems;
}

TEST(ProfileReader, ReadsEveryKindOfValue) {
  const auto read = read_profile(sample_profile, "sample.json");
  ASSERT_TRUE(read) << read.error().front().to_string();
  const Profile& profile = *read;
  EXPECT_EQ(profile.name, "sample");
  EXPECT_EQ(profile.publisher, "The Sample");
  EXPECT_EQ(profile.brand, (std::vector<std::string>{"the sample", "sample.example"}));
  EXPECT_EQ(profile.hosts, std::vector<std::string>{"sample.example"});
  EXPECT_EQ(profile.origin, "https://sample.example");
  EXPECT_EQ(profile.utc_offset_minutes, 240);
  ASSERT_EQ(profile.languages.size(), 2U);
  EXPECT_EQ(profile.languages[0].path_prefix, "/en/");
  EXPECT_EQ(profile.languages[1].path_prefix, "");
  EXPECT_EQ(profile.labels.read_also, std::vector<std::string>{"read also"});
  EXPECT_EQ(profile.furniture.size(), 1U);
  EXPECT_EQ(profile.threshold, 6);

  ASSERT_EQ(profile.signs.size(), 2U);
  EXPECT_EQ(profile.signs[0].kind, Sign::Kind::url_host);
  EXPECT_EQ(profile.signs[0].weight, 10);
  EXPECT_EQ(profile.signs[1].kind, Sign::Kind::selector);
  EXPECT_EQ(profile.signs[1].text, ".post");
  EXPECT_EQ(profile.signs[1].weight, 1) << "the weight of a sign without one";

  ASSERT_EQ(profile.layouts.size(), 1U);
  const Layout& layout = profile.layouts.front();
  EXPECT_EQ(layout.from, "2024-07-01");
  EXPECT_EQ(layout.until, "");
  ASSERT_EQ(layout.signs.size(), 2U);
  EXPECT_EQ(layout.signs[0].kind, Sign::Kind::url_path);
  EXPECT_EQ(layout.signs[1].kind, Sign::Kind::date_text);
}

TEST(ProfileReader, TriesALayoutsOwnWaysFirst) {
  const auto profile = read_profile(sample_profile, "sample.json");
  ASSERT_TRUE(profile);
  const auto& ways = profile->ways(profile->layouts.front(), Field::headline);
  ASSERT_EQ(ways.size(), 3U);
  EXPECT_EQ(ways[0].kind, Way::Kind::selector);
  EXPECT_EQ(ways[0].text, "h1");
  EXPECT_EQ(ways[0].attribute, "title");
  EXPECT_EQ(ways[1].kind, Way::Kind::place);
  EXPECT_EQ(ways[1].place, Place::heading);
  EXPECT_EQ(ways[2].kind, Way::Kind::metadata);
  EXPECT_EQ(ways[2].text, "og:title");
  EXPECT_TRUE(profile->ways(profile->layouts.front(), Field::body).empty());
}

TEST(ProfileReader, SaysOnceWhereEachMistakeIsAndWhatToDo) {
  const std::string not_text =
      "expected a string that is not empty; write a text in quotation marks, or delete this";
  const std::string not_array =
      "expected an array; write [ and ] round its values, in place of this ";
  const std::string not_object =
      "expected an object; write its members between { and }, in place of this ";
  const std::string not_number =
      "expected a whole number; write one up to 1000000, without quotation marks";
  const std::string not_day =
      "expected a day of the calendar as YYYY-MM-DD, such as \"2024-07-01\"";
  const std::string not_host =
      "no URL's host is this; write the host alone, such as \"news.example\", which stands for its "
      "subdomains too";
  const std::string selectors =
      "; supported are type, *, .class, #id, [attribute=\"value\"], :not(), the combinators blank "
      "> + ~, and lists with commas";
  const struct {
    std::string_view part;
    std::string replacement;
    std::string problem;  // behind the file's name
  } cases[] = {
      // Members.
      {"\"name\": \"sample\",", "",
       "1: (root): the member \"name\" is missing; add it, such as \"name\": \"news.example\""},
      {"\"publisher\": \"The Sample\",", "",
       "1: (root): the member \"publisher\" is missing; add it, such as \"publisher\": \"The "
       "Example News\""},
      {"\"hosts\": [\"Sample.example\"],", "",
       "1: (root): the member \"hosts\" is missing; add it, such as \"hosts\": [\"news.example\"]"},
      {"\"origin\": \"https://sample.example\",", "",
       "1: (root): the member \"origin\" is missing; add it, such as \"origin\": "
       "\"https://news.example\""},
      {"\"links\": {\"article\": [\"*/post/*\"]},", "",
       "1: (root): the member \"links\" is missing; add it, such as \"links\": {\"article\": "
       "[\"/news/*\"]}"},
      {"\"threshold\": 6,", "",
       "1: (root): the member \"threshold\" is missing; add it, such as \"threshold\": 1"},
      {"\"signs\": [{\"url_path\": \"/post/*\"}, {\"date_text\": \"# * #\"}],", "",
       "22: /layouts/0: the member \"signs\" is missing; add it, such as \"signs\": "
       "[{\"selector\": \"article\"}]"},
      {"\"name\": \"now\",", "",
       "22: /layouts/0: the member \"name\" is missing; add it, such as \"name\": \"today\""},
      {"{\"tag\": \"ru\"}", "{}",
       "8: /languages/1: the member \"tag\" is missing; add it, such as \"tag\": \"en\""},
      {"\"furniture\"", "\"furnitures\"",
       "11: /furnitures: unknown member; did you mean \"furniture\"?"},
      {"\"tag\": \"ru\"", "\"tag\": \"ru\", \"script\": \"Cyrl\"",
       "8: /languages/1/script: unknown member; known are: tag, path_prefix"},
      {"\"article\"", "\"articles\"",
       "9: /links/articles: unknown member; did you mean \"article\"?"},
      {"\"read_also\": [\"R", "\"see/too~\": [\"R",
       "10: /labels/see~1too~0: unknown member; known are: read_also, latest_news, list_end, "
       "other, subscribe, views, not_found, controls"},
      {"\"fields\": {\n    \"headline\"", "\"fields\": {\n    \"title\"",
       "18: /fields/title: unknown member; known are: headline, subtitle, section, dateline, "
       "authors, body, signature, read_also, latest_news, lead_image, tags"},
      {"\"from\"", "\"since\"",
       "24: /layouts/0/since: unknown member; known are: name, from, until, signs, fields"},
      {"\"publisher\"", "\"name\": \"other\",\n  \"publisher\"",
       "3: /name: this member is written more than once; keep one of them"},
      {"\"weight\": 10", "\"weight\": 10, \"weight\": 9, \"weight\": 8",
       "14: /signs/0/weight: this member is written more than once; keep one of them"},
      {"\"article\"", "\"sec\\u0074ion\": [], \"section\": [], \"article\"",
       "9: /links/section: this member is written more than once; keep one of them"},
      // Kinds of values.
      {"\"sample\"", "\"\"", "2: /name: " + not_text},
      {"\"sample\"", "null", "2: /name: " + not_text},
      {"\"The Sample\"", "[\"The Sample\"]", "3: /publisher: " + not_text},
      {"\"sample.example\"]", "7]", "4: /brand/1: " + not_text},
      {"[\"The Sample\", \"sample.example\"]", "\"The Sample\"",
       "4: /brand: " + not_array + "string"},
      {"[\"Sample.example\"]", "{}", "5: /hosts: " + not_array + "object"},
      {"\"https://sample.example\"", "1", "6: /origin: " + not_text},
      {"\"+04:00\"", "240", "7: /utc_offset: " + not_text},
      {"{\"tag\": \"ru\"}", "\"ru\"", "8: /languages/1: " + not_object + "string"},
      {"\"*/post/*\"", "false", "9: /links/article/0: " + not_text},
      {"\".advert\"", "0", "11: /furniture/0: " + not_text},
      {"6,", "\"six\",", "12: /threshold: " + not_number},
      {"6,", "6.5,", "12: /threshold: " + not_number},
      {"6,", "1000001,", "12: /threshold: " + not_number},
      {"6,", "18446744073709551615,", "12: /threshold: " + not_number},
      {"\"url-host\"", "0", "14: /signs/0/sign: " + not_text},
      {"\"weight\": 10", "\"weight\": \"10\"", "14: /signs/0/weight: " + not_number},
      {"{\"selector\": \".post\"}", "\".post\"", "15: /signs/1: " + not_object + "string"},
      {"\".post\"", "5", "15: /signs/1/selector: " + not_text},
      {"\"heading\"", "1", "18: /fields/headline/0/place: " + not_text},
      {"{\"label\": \"read_also\"}", "{\"label\": []}",
       "19: /fields/read_also/0/label: " + not_text},
      {"\"2024-07-01\"", "2024", "24: /layouts/0/from: " + not_text},
      {"\"selector\": \"h1\"", "\"selector\": \"\"",
       "26: /layouts/0/fields/headline/0/selector: " + not_text},
      // What the values say.
      {"\"https://sample.example\"", "\"sample.example\"",
       "6: /origin: expected an absolute URL, such as \"https://news.example\""},
      {"\"Sample.example\"", "\"https://sample.example\"", "5: /hosts/0: " + not_host},
      {"\"Sample.example\"", "\"sample.example\", \"*.sample.example\"",
       "5: /hosts/1: " + not_host},
      {"+04:00", "Baku", "7: /utc_offset: expected an offset from UTC, such as \"+04:00\""},
      {"\"*/post/*\"", '"' + std::string(201, 'a') + '"',
       "9: /links/article/0: a pattern has at most 200 bytes; put * in place of a part of it"},
      {"\".advert\"", "\".advert >\"",
       "11: /furniture/0: not a selector: at byte 9, expected a selector: a type, *, .class, #id, "
       "[attribute] or :not()" +
           selectors},
      {"\"selector\": \"h1\"", "\"selector\": \"h1:has(a)\"",
       "26: /layouts/0/fields/headline/0/selector: not a selector: at byte 2, expected no other "
       "pseudo-class than :not()" +
           selectors},
      {"2024-07-01", "July 2024", "24: /layouts/0/from: " + not_day},
      {"2024-07-01", "2024-07-01T10:00", "24: /layouts/0/from: " + not_day},
      {"2024-07-01", "2024-02-30", "24: /layouts/0/from: " + not_day},
      {"\"from\": \"2024-07-01\"", "\"until\": \"2024-06-30\", \"from\": \"2024-07-01\"",
       "24: /layouts/0/from: \"from\" is later than \"until\"; exchange the two days"},
      // Signs.
      {"\"url-host\"", "\"host\"",
       "14: /signs/0/sign: unknown sign; known are: url-host, canonical-host, site-name, "
       "title-brand, brand-line, article-links, site-links, views-label, labelled-list"},
      {"\"url-host\"", "\"url_host\"",
       "14: /signs/0/sign: unknown sign; did you mean \"url-host\"?"},
      {"{\"selector\": \".post\"}", "{\"weight\": 1}",
       "15: /signs/1: a sign needs one of: selector, url_path, date_text, sign; add one, such as "
       "\"sign\": \"url-host\""},
      {"{\"selector\": \".post\"}", "{\"selector\": \".post\", \"url_path\": \"/post/*\"}",
       "15: /signs/1: a sign needs one of: selector, url_path, date_text, sign; leave one here, "
       "and "
       "put the others in objects of their own"},
      {"\"threshold\": 6", "\"threshold\": 12",
       "12: /threshold: the weights of all signs add up to 11, so no page can be the site's; lower "
       "the threshold, or add signs"},
      {"\"selector\": \".post\"",
       "\"selector\": \".post\", \"weight\": -5},\n{\"selector\": \"p\", "
       "\"weight\": -1000000},\n{\"selector\": \"b\", \"weight\": 7",
       ""},
      // Fields.
      {"\"heading\"", "\"top\"",
       "18: /fields/headline/0/place: unknown place; known are: heading, above-dateline, "
       "near-headline, above-headline, below-headline, in-dateline, byline, story, brand-line, "
       "below-story"},
      {"\"heading\"", "\"headline\"",
       "18: /fields/headline/0/place: unknown place; did you mean \"heading\"?"},
      {"{\"place\": \"heading\"}", "{}",
       "18: /fields/headline/0: a way needs one of: selector, metadata, label, place; add one, "
       "such "
       "as \"selector\": \"h1\""},
      {"{\"place\": \"heading\"}", "{\"place\": \"heading\", \"selector\": \"h1\"}",
       "18: /fields/headline/0: a way needs one of: selector, metadata, label, place; leave one "
       "here, and put the others in objects of their own"},
      {"{\"label\": \"read_also\"}", "{\"label\": \"Read also\"}",
       "19: /fields/read_also/0/label: unknown label group; did you mean \"read_also\"?"},
      {"{\"label\": \"read_also\"}", "{\"label\": \"more\"}",
       "19: /fields/read_also/0/label: unknown label group; known are: read_also, latest_news"},
      {"{\"label\": \"read_also\"}", "{\"label\": \"latest_news\"}",
       "19: /fields/read_also/0/label: \"labels\" has no \"latest_news\", so this finds nothing; "
       "add it, such as \"latest_news\": [\"Latest news\"]"},
      {"\"labels\": {\"read_also\": [\"READ\\u00a0ALSO\"]},", "",
       "19: /fields/read_also/0/label: \"labels\" has no \"read_also\", so this finds nothing; add "
       "it, such as \"read_also\": [\"Read also\"]"},
      {"{\"selector\": \"h1\", \"attribute\": \"title\"}", "{\"label\": \"latest_news\"}",
       "26: /layouts/0/fields/headline/0/label: \"labels\" has no \"latest_news\", so this finds "
       "nothing; add it, such as \"latest_news\": [\"Latest news\"]"},
      {"\"layouts\": [\n", "\"layouts\": [\n {\"name\": \"now\", \"signs\": []},\n",
       "24: /layouts/1/name: /layouts/0 has this name too; give each layout its own"},
  };
  for (const auto& [part, replacement, problem] : cases) {
    std::vector<std::string> expected;
    if (!problem.empty()) expected.push_back("sample.json:" + problem);
    EXPECT_EQ(problems_of(sample_with(part, replacement)), expected)
        << "with " << replacement << " in place of " << part;
  }
}

TEST(ProfileReader, FindsAllMistakesInOneGoAndNamesThemByLine) {
  std::string json = sample_with("\"heading\"", "\"top\"");
  json.replace(json.find("+04:00"), 6, "Baku");
  json.replace(json.find("\"name\": \"sample\","), 17, "");
  json.replace(json.find("\"threshold\": 6,"), 15, "\"colour\": \"red\",");
  const auto profile = read_profile(json, "sample.json");
  ASSERT_FALSE(profile);
  std::vector<std::size_t> lines;
  for (const SiteProblem& problem : profile.error()) lines.push_back(problem.line);
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 1, 7, 12, 18}));
}

TEST(ProfileReader, TakesWhatIsUnusualButWorks) {
  const struct {
    std::string_view part;
    std::string_view replacement;
  } cases[] = {
      {"[\"Sample.example\"]", "[]"},
      {"[\"Sample.example\"]", "[\"sample.example\", \"SAMPLE.example\", \"www.sample.example\"]"},
      {"{\"article\": [\"*/post/*\"]}", "{}"},
      {"\"threshold\": 6", "\"threshold\": 11"},
      {"\"threshold\": 6", "\"threshold\": 0"},
      {"\"threshold\": 6", "\"threshold\": -3"},
      {"\"from\": \"2024-07-01\"", "\"from\": \"2024-07-01\", \"until\": \"2024-07-01\""},
      {"\"signs\": [{\"url_path\": \"/post/*\"}, {\"date_text\": \"# * #\"}]", "\"signs\": []"},
      {"\"READ\\u00a0ALSO\"", "\"READ\\u00a0ALSO\", \"Read also\""},
      {"\"name\": \"now\"", "\"name\": \"sample\""},
  };
  for (const auto& [part, replacement] : cases) {
    EXPECT_EQ(problems_of(sample_with(part, replacement)), std::vector<std::string>{})
        << "with " << replacement << " in place of " << part;
  }
}

TEST(ProfileReader, NeedsALayout) {
  const std::string json(sample_profile.substr(0, sample_profile.find("  \"layouts\"")));
  const std::string example = "[{\"name\": \"today\", \"signs\": [{\"selector\": \"article\"}]}]";
  EXPECT_EQ(problems_of(json + "  \"layouts\": []\n}"),
            std::vector<std::string>{"sample.json:21: /layouts: a profile needs at least one "
                                     "layout; add one, such as " +
                                     example});
  EXPECT_EQ(problems_of(json + "  \"badges\": []\n}"),
            std::vector<std::string>{"sample.json:1: (root): the member \"layouts\" is missing; "
                                     "add it, such as \"layouts\": " +
                                     example});
  EXPECT_EQ(problems_of(json + "  \"layouts\": {}\n}").size(), 1U);
}

TEST(ProfileReader, ShowsExamplesThatAreRight) {
  // Each example of a missing member, put where it was missing.
  std::string json = "{}";
  for (std::size_t members = 0; members < 9; ++members) {
    const auto profile = read_profile(json, "sample.json");
    if (profile) return;
    const std::string& message = profile.error().front().message;
    const std::string_view before = "such as ";
    const std::size_t example = message.find(before);
    ASSERT_NE(example, std::string::npos) << message;
    json.insert(1, message.substr(example + before.size()) + (members == 0 ? "" : ",\n"));
  }
  FAIL() << problems_of(json).front() << '\n' << json;
}

TEST(ProfileReader, RefusesOtherValuesThanAnObject) {
  const struct {
    std::string_view json;
    std::string_view kind;
  } cases[] = {{"[]", "array"}, {"null", "null"}, {"\"sample\"", "string"}, {"1", "number"}};
  for (const auto& [json, kind] : cases) {
    EXPECT_EQ(problems_of(json),
              std::vector<std::string>{"sample.json:1: (root): expected an object; write its "
                                       "members between { and }, in place of this " +
                                       std::string(kind)});
  }
}

TEST(ProfileReader, BearsDeepNesting) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_EQ(problems_of("{\"colour\": " + deep + '}').size(), 9U)
      << "an unknown member, and eight that are missing";
}

}  // namespace
}  // namespace dateline::site
