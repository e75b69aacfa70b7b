#include "content/outline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace dateline::content {
namespace {

/// A page with its outline.
struct Read {
  explicit Read(std::string_view page) : document(html::Document::parse(page).value()) {
    read_outline(document, outline);
  }

  /// The text of each block, text nodes parted by bars, behind the name of its element.
  std::vector<std::string> blocks() const {
    std::vector<std::string> blocks;
    for (const OutlineBlock& block : outline.blocks) {
      std::string text(document.node(block.block.element).tag_name());
      for (html::NodeIndex i = block.block.first; i <= block.block.last; ++i) {
        if (document.node(i).is_text()) text += "|" + std::string(document.node(i).text());
      }
      blocks.push_back(text);
    }
    return blocks;
  }

  html::Document document;
  Outline outline;
};

using Blocks = std::vector<std::string>;

TEST(Outline, blocks_are_runs_of_inline_content) {
  EXPECT_EQ(Read("<p>a <b>b</b> c</p><div>d<p>e</p>f</div>").blocks(),
            (Blocks{"p|a |b| c", "div|d", "p|e", "div|f"}));
}

TEST(Outline, two_line_breaks_part_blocks) {
  EXPECT_EQ(Read("<div>a<br>b<br> <br>c<br></div>").blocks(), (Blocks{"div|a|b", "div|c"}));
  EXPECT_EQ(Read("<div>a<br>b<br> <br>c<br></div>").outline.blocks[0].text.line_breaks, 2U);
}

TEST(Outline, inline_elements_that_hold_blocks_are_elements) {
  EXPECT_EQ(Read("<a href=x>a<div>b</div>c</a><span>d<b><p>e</p></b></span>").blocks(),
            (Blocks{"a|a", "div|b", "a|c", "span|d", "p|e"}));
  EXPECT_EQ(Read("<x-story>a</x-story><unknown>b</unknown>").blocks(),
            (Blocks{"x-story|a", "body|b"}));
}

TEST(Outline, bold_text_stays_bold_behind_a_nested_bold_element) {
  const TextMeasures text = Read("<p><b>aa <strong>bb</strong> cc</b> dd").outline.blocks[0].text;
  EXPECT_EQ(text.bold_characters, 8U);
}

TEST(Outline, what_only_screen_readers_are_told_is_no_text) {
  EXPECT_EQ(
      Read("<h2 class='visually-hidden'>a</h2><p>b <a>c<span class='x sr-only'>d</span></a> e")
          .blocks(),
      (Blocks{"p|b |c|d| e"}));
  EXPECT_EQ(Read("<p>b<span class='x sr-only'>dd</span>").outline.blocks[0].text.characters, 1U);
  EXPECT_EQ(Read("<p class=sr-only-not>b").blocks(), (Blocks{"p|b"}));
}

TEST(Outline, what_shows_no_text_has_no_blocks) {
  EXPECT_EQ(Read("<script>a</script><style>b</style><svg><text>c</text></svg><textarea>d</textarea>"
                 "<select><option>e</select><iframe>f</iframe><noscript>g</noscript><p hidden>h")
                .blocks(),
            (Blocks{"body|g", "p|h"}));
  EXPECT_EQ(Read("").blocks(), Blocks());
  EXPECT_EQ(Read(" <p> &nbsp;&#8203;</p>").blocks(), Blocks());
}

TEST(Outline, knows_what_stands_round_a_block) {
  const Read read("<article><ul><li class='relatedPosts-item'><p>a</p></ul></article><p>b</p>");
  const auto near = [&](std::size_t block, html::Tag tag) -> int {
    const auto place = std::find(near_tags.begin(), near_tags.end(), tag) - near_tags.begin();
    return read.outline.element_of(read.outline.blocks[block])
        .near[static_cast<std::size_t>(place)];
  };
  EXPECT_EQ(near(0, html::Tag::p), 0);
  EXPECT_EQ(near(0, html::Tag::li), 1);
  EXPECT_EQ(near(0, html::Tag::article), 3);
  EXPECT_EQ(near(0, html::Tag::nav), not_near);
  EXPECT_EQ(near(1, html::Tag::article), not_near);
  const auto related = near_purpose + static_cast<std::size_t>(Purpose::related);
  EXPECT_EQ(read.outline.element_of(read.outline.blocks[0]).near[related], 1);
}

TEST(Outline, elements_hold_runs_of_blocks) {
  const Read read("<div><p>a</p><p>b</p></div><div><p>c</p></div>");
  const Outline& outline = read.outline;
  ASSERT_EQ(outline.elements.size(), 6U);
  EXPECT_EQ(outline.elements[0].end, 6U);
  EXPECT_EQ(outline.elements[0].end_block, 3U);
  EXPECT_EQ(outline.elements[1].first_block, 0U);
  EXPECT_EQ(outline.elements[1].end_block, 2U);
  EXPECT_EQ(outline.elements[1].end, 4U);
  EXPECT_EQ(outline.elements[4].first_block, 2U);
  EXPECT_EQ(outline.elements[1].signature, outline.elements[4].signature);
}

TEST(Outline, forgets_the_page_before) {
  Outline outline;
  const html::Document first = html::Document::parse("<div><p>a<p>b</div>").value();
  const html::Document second = html::Document::parse("<p>c").value();
  read_outline(first, outline);
  read_outline(second, outline);
  EXPECT_EQ(outline.blocks.size(), 1U);
  EXPECT_EQ(outline.elements.size(), 2U);
  EXPECT_EQ(outline.words.size(), 1U);
}

}  // namespace
}  // namespace dateline::content
