#include "site/profile_reader.h"

#include <gtest/gtest.h>

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

TEST(ProfileReader, SaysOnceWhereEachMistakeIs) {
  const std::string not_text = "expected a string that is not empty";
  const struct {
    std::string_view part;
    std::string replacement;
    std::string problem;  // behind the file's name
  } cases[] = {
      {"\"name\": \"sample\",", "", "1: the member \"name\" is missing"},
      {"\"sample\"", "\"\"", "2: /name: " + not_text},
      {"\"sample\"", "null", "2: /name: " + not_text},
      {"\"The Sample\"", "[\"The Sample\"]", "3: /publisher: " + not_text},
      {"\"sample.example\"]", "7]", "4: /brand/1: " + not_text},
      {"[\"The Sample\", \"sample.example\"]", "\"The Sample\"", "4: /brand: expected an array"},
      {"[\"Sample.example\"]", "{}", "5: /hosts: expected an array"},
      {"\"https://sample.example\"", "\"sample.example\"",
       "6: /origin: expected an absolute URL such as https://example.com"},
      {"\"https://sample.example\"", "1", "6: /origin: " + not_text},
      {"+04:00", "Baku", "7: /utc_offset: expected an offset such as +04:00"},
      {"\"+04:00\"", "240", "7: /utc_offset: " + not_text},
      {"{\"tag\": \"ru\"}", "{}", "8: /languages/1: the member \"tag\" is missing"},
      {"{\"tag\": \"ru\"}", "\"ru\"", "8: /languages/1: expected an object"},
      {"\"tag\": \"ru\"", "\"tag\": \"ru\", \"script\": \"Cyrl\"",
       "8: /languages/1/script: unknown member; known are: tag, path_prefix"},
      {"\"article\"", "\"articles\"",
       "9: /links/articles: unknown member; known are: article, section, author"},
      {"\"links\": {\"article\": [\"*/post/*\"]},", "", "1: the member \"links\" is missing"},
      {"\"*/post/*\"", "false", "9: /links/article/0: " + not_text},
      {"\"*/post/*\"", '"' + std::string(201, 'a') + '"',
       "9: /links/article/0: a pattern has at most 200 bytes"},
      {"\"read_also\": [\"R", "\"see/also~\": [\"R",
       "10: /labels/see~1also~0: unknown member; known are: read_also, latest_news, list_end, "
       "other, subscribe, views, not_found, controls"},
      {"\".advert\"", "\".advert >\"",
       "11: /furniture/0: not a selector: at byte 9, expected a selector: a type, *, .class, #id, "
       "[attribute] or :not()"},
      {"\".advert\"", "0", "11: /furniture/0: " + not_text},
      {"\"threshold\": 6,", "", "1: the member \"threshold\" is missing"},
      {"6,", "\"six\",", "12: /threshold: expected a whole number"},
      {"6,", "6.5,", "12: /threshold: expected a whole number"},
      {"6,", "1000001,", "12: /threshold: expected a whole number"},
      {"6,", "18446744073709551615,", "12: /threshold: expected a whole number"},
      {"\"url-host\"", "\"host\"",
       "14: /signs/0/sign: unknown sign; known are: url-host, canonical-host, site-name, "
       "title-brand, brand-line, article-links, site-links, views-label, labelled-list"},
      {"\"url-host\"", "0", "14: /signs/0/sign: " + not_text},
      {"\"weight\": 10", "\"weight\": \"10\"", "14: /signs/0/weight: expected a whole number"},
      {"{\"selector\": \".post\"}", "{\"weight\": 1}",
       "15: /signs/1: a sign needs one of: selector, url_path, date_text, sign"},
      {"{\"selector\": \".post\"}", "\".post\"", "15: /signs/1: expected an object"},
      {"\".post\"", "5", "15: /signs/1/selector: " + not_text},
      {"\"fields\": {\n    \"headline\"", "\"fields\": {\n    \"title\"",
       "18: /fields/title: unknown member; known are: headline, subtitle, section, dateline, "
       "authors, body, signature, read_also, latest_news, lead_image, tags"},
      {"\"heading\"", "\"top\"",
       "18: /fields/headline/0/place: unknown place; known are: heading, above-dateline, "
       "near-headline, above-headline, below-headline, in-dateline, byline, story, brand-line, "
       "below-story"},
      {"\"heading\"", "1", "18: /fields/headline/0/place: " + not_text},
      {"{\"place\": \"heading\"}", "{}",
       "18: /fields/headline/0: a way needs one of: selector, metadata, label, place"},
      {"{\"label\": \"read_also\"}", "{\"label\": \"Read also\"}",
       "19: /fields/read_also/0/label: unknown label group; known are: read_also, latest_news"},
      {"{\"label\": \"read_also\"}", "{\"label\": []}",
       "19: /fields/read_also/0/label: " + not_text},
      {"\"name\": \"now\",", "", "22: /layouts/0: the member \"name\" is missing"},
      {"2024-07-01", "July 2024", "24: /layouts/0/from: expected a day as YYYY-MM-DD"},
      {"2024-07-01", "2024-07-01T10:00", "24: /layouts/0/from: expected a day as YYYY-MM-DD"},
      {"2024-07-01", "2024-02-30", "24: /layouts/0/from: expected a day as YYYY-MM-DD"},
      {"\"2024-07-01\"", "2024", "24: /layouts/0/from: " + not_text},
      {"\"from\"", "\"since\"",
       "24: /layouts/0/since: unknown member; known are: name, from, until, signs, fields"},
      {"\"selector\": \"h1\"", "\"selector\": \"h1[\"",
       "26: /layouts/0/fields/headline/0/selector: not a selector: at byte 3, expected a name"},
      {"\"selector\": \"h1\"", "\"selector\": \"\"",
       "26: /layouts/0/fields/headline/0/selector: " + not_text},
  };
  for (const auto& [part, replacement, problem] : cases) {
    EXPECT_EQ(problems_of(sample_with(part, replacement)),
              std::vector<std::string>{"sample.json:" + problem})
        << "with " << replacement << " in place of " << part;
  }
}

TEST(ProfileReader, FindsAllMistakesInOneGo) {
  std::string json = sample_with("\"heading\"", "\"top\"");
  json.replace(json.find("+04:00"), 6, "Baku");
  json.replace(json.find("\"name\": \"sample\","), 17, "");
  json.replace(json.find("\"threshold\": 6,"), 15, "\"colour\": \"red\",");
  EXPECT_EQ(problems_of(json).size(), 5U);
}

TEST(ProfileReader, NeedsALayout) {
  const std::string json(sample_profile.substr(0, sample_profile.find("  \"layouts\"")));
  EXPECT_EQ(
      problems_of(json + "  \"layouts\": []\n}"),
      std::vector<std::string>{"sample.json:21: /layouts: a profile needs at least one layout"});
  EXPECT_EQ(problems_of(json + "  \"badges\": []\n}"),
            std::vector<std::string>{"sample.json:1: the member \"layouts\" is missing"});
}

TEST(ProfileReader, RefusesWhatIsNoJson) {
  const struct {
    std::string json;
    std::string_view where;
  } cases[] = {
      {"", "sample.json:1: "},
      {"{\n  \"name\": \"sample\"\n  \"publisher\": 1\n}", "sample.json:3: "},
      {"{\"name\": \"sample\",\n}", "sample.json:2: "},
      {"{\"name\":\n\"\xFF\"}", "sample.json:2: "},
      {std::string(sample_profile) + "}", "sample.json:30: "},
      {std::string(sample_profile.substr(0, 100)), "sample.json:5: "},
  };
  for (const auto& [json, where] : cases) {
    const auto profile = read_profile(json, "sample.json");
    ASSERT_FALSE(profile) << json;
    ASSERT_EQ(profile.error().size(), 1U) << json;
    const SiteProblem& problem = profile.error().front();
    EXPECT_TRUE(problem.to_string().starts_with(where)) << problem.to_string();
    EXPECT_EQ(problem.json_path, "") << json;
    EXPECT_NE(problem.message.find("parse error"), std::string::npos) << problem.message;
    EXPECT_EQ(problem.message.find("json.exception"), std::string::npos) << problem.message;
  }
}

TEST(ProfileReader, RefusesOtherValuesThanAnObject) {
  for (const char* json : {"[]", "null", "\"sample\"", "1"}) {
    EXPECT_EQ(problems_of(json), std::vector<std::string>{"sample.json:1: expected an object"});
  }
}

TEST(ProfileReader, BearsDeepNesting) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_EQ(problems_of("{\"colour\": " + deep + '}').size(), 9U)
      << "an unknown member, and eight that are missing";
}

}  // namespace
}  // namespace dateline::site
