#include "extract/stated_body.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/body_text.h"

namespace dateline::extraction {
namespace {

std::vector<std::string> paragraphs(std::string_view stated) {
  std::vector<std::string> texts;
  for (const PlacedBlock& placed : stated_body_blocks(stated, 7)) {
    EXPECT_EQ(placed.first, 7U);
    texts.push_back(std::get<Paragraph>(placed.block).text);
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST(StatedBody, paragraphs_end_at_line_ends_or_elements) {
  EXPECT_EQ(paragraphs("The pilot left.\n\n  The boat\tstayed. \n"),
            (Texts{"The pilot left.", "The boat stayed."}));
  EXPECT_EQ(paragraphs("<p>The pilot <b>left</b>.</p><p>Tide &amp; time</p>"),
            (Texts{"The pilot left.", "Tide & time"}));
  EXPECT_EQ(paragraphs("One line.<br>Another."), (Texts{"One line.", "Another."}));
  EXPECT_EQ(paragraphs("3 < 4 and 5 > 4"), (Texts{"3 < 4 and 5 > 4"}));
  EXPECT_EQ(paragraphs(" \n"), Texts());
}

TEST(StatedBody, is_taken_where_the_page_prints_less_than_half_of_it) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "word ";
  EXPECT_TRUE(is_stated_body_better(text, 0));
  EXPECT_TRUE(is_stated_body_better(text, 24));
  EXPECT_FALSE(is_stated_body_better(text, 25));
  EXPECT_FALSE(is_stated_body_better("A sentence about the article.", 0));
}

}  // namespace
}  // namespace dateline::extraction
