#include "content/name_words.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace dateline::content {
namespace {

std::vector<WordHash> words_of(std::string_view name) {
  std::vector<WordHash> words;
  append_words(name, words);
  return words;
}

TEST(NameWords, end_at_marks_digits_and_capitals) {
  const std::vector<WordHash> expected = {hash_of("article"), hash_of("body"), hash_of("text")};
  for (const std::string_view name :
       {"article-body text", "articleBody__Text2", "article_body--text", "Article Body\tTEXT"})
    EXPECT_EQ(words_of(name), expected) << name;
}

TEST(NameWords, letters_alone_are_none) {
  EXPECT_TRUE(words_of("a b-c 12 _x").empty());
  EXPECT_TRUE(words_of("").empty());
}

TEST(NameWords, speak_of_a_purpose) {
  EXPECT_EQ(purpose_of(hash_of("related")), Purpose::related);
  EXPECT_EQ(purpose_of(hash_of("byline")), Purpose::byline);
  EXPECT_EQ(purpose_of(hash_of("sapo")), Purpose::lead);
  EXPECT_EQ(purpose_of(hash_of("zagora")), Purpose::none);
}

}  // namespace
}  // namespace dateline::content
