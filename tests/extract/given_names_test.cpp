#include "extract/given_names.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extract/given_name_list.h"

namespace dateline::extraction {
namespace {

TEST(GivenNames, AreFoundEachInItsLine) {
  std::string_view last;
  std::size_t count = 0;
  for (std::string_view rest = given_name_list(); !rest.empty();) {
    const std::string_view name = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(name.size() + 1);
    ASSERT_LT(last, name) << "sorted by bytes, each once";
    ASSERT_TRUE(is_given_name(name)) << name;
    last = name;
    ++count;
  }
  EXPECT_GT(count, 10'000U);
}

TEST(GivenNames, AreOfManyLanguages) {
  for (const char* name :
       {"anna", "martin", "rəna", "özlem", "łukasz", "дмитрий", "արամ", "jürgen"})
    EXPECT_TRUE(is_given_name(name)) << name;
}

TEST(GivenNames, AreNoOtherWords) {
  for (const char* word : {"", "a", "zzz", "the", "von", "redaktion", "new", "Anna", "ann ", "\n"})
    EXPECT_FALSE(is_given_name(word)) << word;
}

}  // namespace
}  // namespace dateline::extraction
