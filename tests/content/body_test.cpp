#include "content/body.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "dateline/body_model.h"
#include "html/document.h"

namespace dateline::content {
namespace {

constexpr std::string_view head =
    "<html><head><title>Ferry to Larkholm runs again - Reed Valley Post</title></head><body>"
    "<header><nav><ul><li><a href=/>Home</a><li><a href=/coast>Coast</a><li><a href=/town>Town</a>"
    "</ul></nav></header><main><article><h1>Ferry to Larkholm runs again</h1>";
constexpr std::string_view foot =
    "</article></main><footer><p>© Reed Valley Post. All rights reserved.</p></footer></body>";

/// The first words of each block of the body.
std::vector<std::string> body_of(const std::string& story) {
  const std::string page = std::string(head) + story + std::string(foot);
  const html::Document document = html::Document::parse(page).value();
  BodyFinder finder;
  PageHints hints;
  hints.titles = {"Ferry to Larkholm runs again"};
  std::vector<std::string> texts;
  for (const Block& block : finder.find(document, hints, BodyModel::built_in().data()))
    texts.emplace_back(document.node(block.first).text().substr(0, 12));
  return texts;
}

const std::string paragraphs =
    "<p>On Tuesday at six the ferry left the pier of Reed Valley for the first time since "
    "November, with nine passengers, two dogs and a piano on board.</p>"
    "<p>The yard had welded the hull anew and changed the engine. “She is quieter than the gulls "
    "now,” the skipper said, and went below to make tea for everybody.</p>";

TEST(Body, is_the_story_without_what_stands_round_it) {
  const std::vector<std::string> texts = body_of(paragraphs);
  EXPECT_EQ(texts, (std::vector<std::string>{"On Tuesday a", "The yard had"}));
}

TEST(Body, says_a_text_once) {
  EXPECT_EQ(body_of(paragraphs + paragraphs).size(), 2U);
}

TEST(Body, texts_that_differ_in_their_numbers_are_two) {
  const auto day = [](const std::string& number) {
    return "<p>On " + number + " November the harbour counted " + number +
           " ships, more than in any year before, and the pilots had no night's sleep.</p>";
  };
  EXPECT_EQ(body_of(paragraphs + day("12") + day("13")).size(), 4U);
}

TEST(Body, of_a_page_without_blocks_is_empty) {
  BodyFinder finder;
  const html::Document document = html::Document::parse("").value();
  EXPECT_TRUE(finder.find(document, {}, BodyModel::built_in().data()).empty());
  EXPECT_TRUE(finder.is_article({}, BodyModel::built_in().data()));
}

// One element's names would otherwise be read again for each of the blocks in it.
TEST(Body, long_names_take_no_time) {
  std::string names;
  for (int i = 0; i < 300'000; ++i) names += "ab ";
  std::string page = "<body><span class='" + names + "'>";
  for (int i = 0; i < 20'000; ++i) page += "x<br><br>";
  const html::Document document = html::Document::parse(page).value();
  Outline outline;
  read_outline(document, outline);
  EXPECT_EQ(outline.blocks.size(), Outline::most_blocks);
  EXPECT_LT(outline.names.size(), Outline::most_blocks * 100);
}

}  // namespace
}  // namespace dateline::content
