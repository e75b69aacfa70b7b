#include "extract/story_data.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/json_references.h"
#include "extract/story_markup.h"

namespace dateline::extraction {
namespace {

using Owner = StoryData::Owner;

/// So many words in sentences, all with a word of their own.
std::string prose(std::string_view word, int sentences = 6) {
  std::string text;
  for (int i = 0; i < sentences; ++i)
    ((text += "The old ") += word) += " was opened to all the people of the town. ";
  text.pop_back();
  return text;
}

std::string in_quotes(std::string_view text) {
  return '"' + std::string(text) + '"';
}

struct Found {
  std::string markup;
  Owner owner = Owner::unknown;
};

std::vector<Found> find(const std::string& text, std::string_view address = {}) {
  const StoryNames names{{WordSet("Bridge opened in Velmora")}, address};
  const LooseJson json(text);
  std::vector<Found> found;
  for (const StoryData& data : find_story_data(json, names))
    found.push_back({story_markup(data.value), data.owner});
  return found;
}

std::string page_story(const std::string& text) {
  std::string markup;
  for (const Found& found : find(text)) {
    if (found.owner == Owner::page) markup += found.markup;
  }
  return markup;
}

TEST(StoryData, IsTheTextThatStandsWithThePagesTitle) {
  const std::string html = "<p>" + prose("bridge") + "</p>";
  const auto found =
      find(R"({"props": {"pageProps": {"post": {"title": "Bridge opened in Velmora", "slug": "b",
               "excerpt": )" +
           in_quotes(prose("excerpt")) + R"(, "content": )" + in_quotes(html) + R"(},
               "more": [{"title": "A", "content": )" +
           in_quotes(prose("more")) + R"(}],
               "others": [{"title": "Ferry sank", "slug": "f", "content": )" +
           in_quotes(prose("ferry")) + "}]}}}");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].owner, Owner::page);
  EXPECT_EQ(found[0].markup, "<div>" + html + "</div>");
  EXPECT_EQ(found[1].owner, Owner::other);
}

TEST(StoryData, IsKnownByItsAddressToo) {
  const std::string json = R"({"article": {"title": "Another title of it", "path":
      "/news/2023/bridge-opened/", "body": )" +
                           in_quotes(prose("bridge")) + "}}";
  const auto owner = [&](std::string_view address) { return find(json, address).at(0).owner; };
  EXPECT_EQ(owner("https://velmora.example/news/2023/bridge-opened"), Owner::page);
  EXPECT_EQ(owner("https://velmora.example/news/2023/ferry"), Owner::other);
  EXPECT_EQ(owner(""), Owner::other);
}

TEST(StoryData, PassesOverRelatedStoriesAndComments) {
  EXPECT_EQ(find(R"({"title": "Bridge opened in Velmora", "relatedPosts": [{"body": )" +
                 in_quotes(prose("ferry")) + R"(}], "comments": [{"text": )" +
                 in_quotes(prose("comment")) + "}]}")
                .size(),
            0U);
  // Comments under a name that nobody knows.
  EXPECT_EQ(page_story(R"({"article": {"headline": "Bridge opened in Velmora", "url": "/a",
      "texts": [{"username": "rena", "text": )" +
                       in_quotes(prose("comment", 9)) + R"(}], "body": )" +
                       in_quotes(prose("bridge")) + "}}"),
            "<p>" + prose("bridge") + "</p>");
}

TEST(StoryData, TakesAnArrayOfContentElements) {
  const std::string first = prose("bridge", 3);
  const std::string second = prose("town", 3);
  EXPECT_EQ(
      page_story(R"({"headlines": {"basic": "Bridge opened in Velmora"}, "canonical_url": "/b",
      "description": {"basic": "It was opened."}, "content_elements": [
      {"_id": "1", "type": "text", "content": )" +
                 in_quotes(first) + R"(},
      {"type": "header", "level": 3, "content": "At noon"},
      {"type": "interstitial_link", "url": "/x", "content": "Read this too"},
      {"type": "list", "list_type": "unordered", "items": [
         {"type": "text", "content": "bridges"}, {"type": "text", "content": "ferries"}]},
      {"type": "image", "url": "/b.jpg", "caption": "The bridge", "alt_text": "A bridge"},
      {"type": "quote", "content_elements": [{"type": "text", "content": "We came."}]},
      {"type": "text", "content": )" +
                 in_quotes(second) + "}]}"),
      "<p>" + first + "</p><h3>At noon</h3><ul><li>bridges</li><li>ferries</li></ul>" +
          "<figure><img src=\"/b.jpg\" alt=\"A bridge\"><figcaption>The bridge</figcaption>"
          "</figure><blockquote><p>We came.</p></blockquote><p>" +
          second + "</p>");
}

TEST(StoryData, ReadsRichTextOfManyKinds) {
  const std::string text = prose("bridge");
  const std::string body = "<p>" + text + "</p>";
  const std::string title = R"({"title": "Bridge opened in Velmora", "slug": "bridge", )";
  const std::string cases[] = {
      R"("body": [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": )" +
          in_quotes(text) + "}]}]}",
      R"("body": {"json": {"nodeType": "document", "content": [{"nodeType": "paragraph",
         "content": [{"nodeType": "text", "value": )" +
          in_quotes(text) + R"(, "marks": []}]}]}}})",
      R"("content": {"blocks": [{"type": "paragraph", "data": {"text": )" + in_quotes(text) +
          "}}]}}",
      R"("body": {"blocks": [{"type": "unstyled", "text": )" + in_quotes(text) +
          R"(, "inlineStyleRanges": []}]}})",
      R"("blocks": [{"type": "text", "model": {"blocks": [{"type": "paragraph", "model":
         {"text": )" +
          in_quotes(text) + R"(, "blocks": [{"type": "fragment", "model": {"text": )" +
          in_quotes(text) + "}}]}}]}}]}",
      R"("paragraphs": [)" + in_quotes(text) + "]}",
  };
  for (const std::string& json : cases) EXPECT_EQ(page_story(title + json), body) << json;
}

TEST(StoryData, JoinsTheInlineTextsOfAParagraph) {
  const std::string text = prose("bridge");
  EXPECT_EQ(page_story(R"({"title": "Bridge opened in Velmora", "body": [{"type": "paragraph",
      "children": [{"text": )" +
                       in_quotes(text + ' ') +
                       R"(}, {"type": "link", "url": "/rena", "children": [{"text":
      "Rena"}]}, {"text": " said."}]}]})"),
            "<p>" + text + " Rena said.</p>");
}

TEST(StoryData, ReadsHtmlThatIsEscapedTwice) {
  EXPECT_EQ(page_story(R"({"title": "Bridge opened in Velmora", "body": "&lt;p&gt;)" +
                       prose("bridge") + R"(&lt;/p&gt;"})"),
            "<div><p>" + prose("bridge") + "</p></div>");
}

TEST(StoryData, IsNotLookedForInDataThatAreMadeDeep) {
  std::string json;
  for (int i = 0; i < 100'000; ++i) json += R"({"content":)";
  json += in_quotes(prose("bridge"));
  EXPECT_EQ(find(json).size(), 0U);
  std::string arrays(300'000, '[');
  EXPECT_EQ(find(arrays + in_quotes(prose("bridge"))).size(), 0U);
}

TEST(JsonReferences, LeadToPlacesInTheArray) {
  const std::string text = R"([["Reactive", 1], {"data": 2, "self": 1}, {"story": 3},
      {"title": 4, "body": 5, "count": 7}, "Bridge opened in Velmora", [6, 4], )" +
                           in_quotes(prose("bridge")) + ", 17, -1]";
  const LooseJson json(text);
  const auto resolved = with_places_resolved(json);
  ASSERT_TRUE(resolved);
  const JsonValue root = resolved->root().first();
  const JsonValue story = root.first().next(root).member("data").member("story");
  EXPECT_EQ(story.member("title").text(), "Bridge opened in Velmora");
  EXPECT_EQ(story.member("count").raw_text(), "17");
  EXPECT_EQ(story.member("body").first().text(), prose("bridge"));
  EXPECT_FALSE(with_places_resolved(LooseJson("{\"a\": 1}")));
  EXPECT_FALSE(with_places_resolved(LooseJson("")));
}

TEST(JsonReferences, LeadToNames) {
  const std::string text = R"({"state": {"Story:1": {"title": "Bridge opened in Velmora", "body":
      [{"__ref": "Text:1"}, {"type": "id", "id": "Text:2"}], "next": {"__ref": "Story:1"}},
      "Text:1": {"text": "first"}, "Text:2": {"text": "second"}, "ROOT_QUERY": {"story":
      {"__ref": "Story:1"}}}})";
  const LooseJson json(text);
  const auto resolved = with_names_resolved(json);
  ASSERT_TRUE(resolved);
  const JsonValue body = resolved->root().first().member("state").member("Story:1").member("body");
  EXPECT_EQ(body.first().member("text").text(), "first");
  EXPECT_EQ(body.first().next(body).member("text").text(), "second");
  EXPECT_FALSE(with_names_resolved(LooseJson("{\"a\": {\"__ref\": \"b\"}}")));
}

}  // namespace
}  // namespace dateline::extraction
