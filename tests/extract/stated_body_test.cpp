#include "extract/stated_body.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

using Texts = std::vector<std::string>;
using testing::codes;
using testing::evidence_of;
using testing::printed;
using testing::read;

// Stories of our own, by language: a title, and a paragraph of some twenty words.
struct Story {
  std::string title;
  std::string paragraph;
  std::string other;
};
const Story english = {
    "Ferry to Larkholm runs again",
    "The ferry left the pier at noon, as the town had been promised, and two hundred people stood "
    "on its upper deck in the rain.",
    "The mayor said that the boat would cross the bay three times a day until the harbour freezes, "
    "and twice a week after that day."};
const Story russian = {
    "Паром в Ларкхольм снова ходит",
    "Паром отошёл от причала в полдень, как и обещали городу, и двести человек стояли под дождём "
    "на его верхней палубе, пока он не скрылся.",
    "Мэр сказал, что судно будет пересекать залив трижды в день, пока гавань не замёрзнет, а потом "
    "дважды в неделю, и билет не подорожает."};
const Story armenian = {
    "Լաստանավը կրկին գնում է Լարկհոլմ",
    "Լաստանավը նավամատույցից մեկնեց կեսօրին, ինչպես խոստացել էին քաղաքին, և երկու հարյուր մարդ "
    "անձրևի տակ կանգնած էր նրա վերին տախտակամածին մինչև վերջ։",
    "Քաղաքապետն ասաց, որ նավը օրական երեք անգամ կանցնի ծոցը, մինչև նավահանգիստը սառցակալի, իսկ "
    "դրանից հետո՝ շաբաթական երկու անգամ, և տոմսը չի թանկանա։"};
const Story stories[] = {english, russian, armenian};

Texts paragraphs_of(const Story& story) {
  return {"paragraph: " + story.paragraph, "paragraph: " + story.other};
}
std::string html_of(const Story& story) {
  return "<p>" + story.paragraph + "</p>\\n<p>" + story.other + "</p>";
}

/// A page that prints nothing: its title, its scripts, and the element that they fill.
std::string shell(const Story& story, const std::string& scripts) {
  return "<html><head><title>" + story.title + "</title><meta property='og:title' content='" +
         story.title + "'><meta property='article:published_time' content='2023-06-06T12:00:00Z'>" +
         "<link rel=canonical href='https://reedvalley.example/coast/ferry-runs-again'></head>" +
         "<body><div id=app></div>" + scripts + "</body></html>";
}

/// The blocks of a page that prints nothing but what its scripts hold.
Texts blocks(const Story& story, const std::string& scripts) {
  const auto article = extract({.input = "a.html", .bytes = shell(story, scripts)}, {.sites = {}});
  return article ? printed(article->body) : Texts{"error: " + article.error().message};
}

TEST(StatedBody, IsReadOutOfEachFormOfState) {
  for (const Story& story : stories) {
    const std::string body = '"' + html_of(story) + '"';
    const std::string elements = R"([{"type": "text", "content": ")" + story.paragraph +
                                 R"("}, {"type": "text", "content": ")" + story.other + "\"}]";
    const std::string post = R"({"title": ")" + story.title + R"(", "body": )" + body + "}";
    const std::string scripts[] = {
        R"(<script id="__NEXT_DATA__" type="application/json">{"props": {"pageProps": {"post": )" +
            post + "}}, \"page\": \"/[slug]\"}</script>",
        "<script>window.__NUXT__={data:[{post:" + post + "}],serverRendered:true}</script>",
        R"(<script type="application/json" id="__NUXT_DATA__">[["Reactive", 1], {"data": 2},
           {"post": 3}, {"title": 4, "body": 5}, ")" +
            story.title + "\", " + body + "]</script>",
        "<script>Fusion.arcSite=\"a\";Fusion.globalContent={\"headlines\": {\"basic\": \"" +
            story.title + "\"}, \"content_elements\": " + elements +
            "};Fusion.globalContentConfig={\"a\": 1};</script>",
        R"(<script>window.__APOLLO_STATE__={"ROOT_QUERY": {"post": {"__ref": "Post:1"}},
           "Post:1": {"title": ")" +
            story.title + R"(", "content": [{"__ref": "Text:1"}, {"__ref": "Text:2"}]}, "Text:1":
           {"text": ")" +
            story.paragraph + R"("}, "Text:2": {"text": ")" + story.other + "\"}}</script>",
        "<script>window.__INITIAL_STATE__ = {\"article\": " + post + "};(function(){})()</script>",
        "<script>window.__PRELOADED_STATE__=JSON.parse(\"" +
            testing::replaced(testing::replaced(post, "\\n", " "), "\"", "\\\"") + "\")</script>",
        "<script type='application/json' data-store>" + post + "</script>",
    };
    for (const std::string& script : scripts)
      EXPECT_EQ(blocks(story, script), paragraphs_of(story)) << script;
  }
}

TEST(StatedBody, IsNoOtherStorysText) {
  const std::string other = html_of({"", "At dusk " + english.paragraph, english.other}) + "<p>" +
                            english.paragraph + english.other + "</p>";
  const auto with = [&](const std::string& own) {
    return blocks(english, R"(<script id="__NEXT_DATA__" type="application/json">{"props":
        {"pageProps": {)" + own +
                               R"("readNext": [{"title": "Bridge closed", "body": ")" + other +
                               R"("}], "stories": [{"title": "Bridge closed", "slug":
        "bridge", "body": ")" + other +
                               R"("}], "comments": [{"user": "rena", "text": ")" + other +
                               "\"}]}}}</script>");
  };
  EXPECT_EQ(with(R"("post": {"title": ")" + english.title + R"(", "body": ")" + html_of(english) +
                 "\"}, "),
            paragraphs_of(english));
  EXPECT_EQ(with(""), Texts());
}

TEST(StatedBody, IsNotTakenWhereThePagePrintsItsStory) {
  const std::string own = "<h1>" + english.title + "</h1><p>" + english.paragraph + "</p>";
  const std::string post = R"(<script type="application/json">{"title": ")" + english.title +
                           R"(", "body": ")" + html_of(english) + "\"}</script>";
  const Article whole = read(own + "<p>" + english.other + "</p>" + post, {.sites = {}});
  EXPECT_EQ(printed(whole.body), paragraphs_of(english));
  EXPECT_EQ(read("<h1>" + english.title + "</h1>" + post, {.sites = {}}).body.blocks.size(), 2U);
}

TEST(StatedBody, IsNoTextOfTheSiteNorOfItsReaders) {
  std::string consent;
  for (int i = 0; i < 6; ++i) consent += english.paragraph + ' ' + english.other + ' ';
  const std::string banner =
      R"(<script type="application/json">{"cmp": {"text": ")" + consent + "\"}}</script>";
  EXPECT_EQ(blocks(english, banner), Texts());
  const std::string unnamed =
      R"(<script type="application/json">{"text": ")" + consent + "\"}</script>";
  const std::string printed_part = "<h1>" + english.title + "</h1><p>" + english.paragraph + "</p>";
  EXPECT_EQ(printed(read(printed_part + unnamed, {.sites = {}}).body),
            Texts{"paragraph: " + english.paragraph});
  const std::string talk = R"(<script type="application/json">{"title": ")" + english.title +
                           R"(", "discussion": {"items": [{"text": ")" + consent +
                           "\"}]}}</script>";
  EXPECT_EQ(blocks(english, talk), Texts());
}

TEST(StatedBody, BearsTextsThatAreReferredToOverAndOver) {
  // Nuxt's array: 0 names a list of 20,000 references to one text of 100 KB.
  std::string list;
  for (int i = 0; i < 20'000; ++i) list += i == 0 ? "2" : ",2";
  const std::string text(100'000, 'a');
  const std::string script = R"(<script type="application/json" id="__NUXT_DATA__">[{"body":1},[)" +
                             list + "],\"" + text + "\"]</script>";
  EXPECT_EQ(blocks(english, script), Texts());
}

TEST(StatedBody, SaysWhereItStands) {
  const std::string script = R"(<script type="application/json">{"title": ")" + english.title +
                             R"(", "body": ")" + html_of(english) + "\"}</script>";
  const std::string page = shell(english, script);
  const Article article = read(page, {.sites = {}, .evidence = true});
  const Evidence* body = evidence_of(article, "body");
  ASSERT_NE(body, nullptr);
  EXPECT_EQ(body->rule, "metadata");
  EXPECT_EQ(body->selector, "script");
  ASSERT_EQ(body->parts.size(), 2U);
  EXPECT_EQ(page.substr(body->parts[0].from, body->parts[0].to - body->parts[0].from), script);
}

TEST(StatedBody, IsReadAsFarAsACutScriptGoes) {
  const std::string script = "<script>window.__INITIAL_STATE__ = {\"article\": {\"title\": \"" +
                             english.title + R"(", "content": [{"type": "p", "text": ")" +
                             english.paragraph + R"("}, {"type": "p", "text": ")" + english.other +
                             R"("}, {"type": "p", "text": "The next)";
  const auto article = extract(
      {.input = "a.html", .bytes = "<title>" + english.title + "</title>" + script}, {.sites = {}});
  ASSERT_TRUE(article);
  EXPECT_EQ(printed(article->body), paragraphs_of(english));
}

Texts printed_of(std::string_view stated) {
  Article article;
  const UrlResolver urls("https://reedvalley.example/", article.warnings);
  for (PlacedBlock& placed : read_stated_story(stated, urls, 7, english.title).blocks) {
    EXPECT_EQ(placed.first, 7U);
    article.body.blocks.push_back(std::move(placed.block));
  }
  return printed(article.body);
}

TEST(StatedStory, HasParagraphsByLineEndsOrElements) {
  EXPECT_EQ(printed_of("The pilot left.\n\n  The boat\tstayed. \n"),
            (Texts{"paragraph: The pilot left.", "paragraph: The boat stayed."}));
  EXPECT_EQ(printed_of("<p>The pilot <b>left</b>.</p><p>Tide &amp; time</p>"),
            (Texts{"paragraph: The pilot left.", "paragraph: Tide & time"}));
  EXPECT_EQ(printed_of("One line.<br><br>Another."),
            (Texts{"paragraph: One line.", "paragraph: Another."}));
  EXPECT_EQ(printed_of("3 < 4 and 5 > 4"), (Texts{"paragraph: 3 < 4 and 5 > 4"}));
  EXPECT_EQ(printed_of(" \n"), Texts());
}

TEST(StatedStory, HasTheStructureOfItsMarkup) {
  EXPECT_EQ(printed_of("<h1>" + english.title + "</h1><p>The pilot left.</p><h3>At noon</h3>" +
                       "<img src='/a.jpg' alt='A pier'><ul><li>tide</li><li>time</li></ul>"),
            (Texts{"paragraph: The pilot left.", "heading 3: At noon",
                   "image: https://reedvalley.example/a.jpg [A pier]", "list: tide / time"}));
}

TEST(StatedBody, OfJsonLdIsTakenWhereThePagePrintsLessThanHalfOfIt) {
  const auto body = [](const std::string& text) {
    return printed(
               read(R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": ")" +
                        english.title + R"(", "articleBody": ")" + text + "\"}</script><h1>" +
                        english.title + "</h1><p>" + english.paragraph + "</p>",
                    {.sites = {}})
                   .body)
        .size();
  };
  EXPECT_EQ(body(english.paragraph + "\\n" + english.other + "\\n" + english.other + " Again."),
            3U);
  EXPECT_EQ(body(english.paragraph + "\\n" + english.other), 1U);
  EXPECT_EQ(body("A sentence about the article."), 1U);
}

}  // namespace
}  // namespace dateline::extraction
