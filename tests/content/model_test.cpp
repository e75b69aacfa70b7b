#include "content/model.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "content/embedded_model.h"
#include "dateline/body_model.h"

namespace dateline::content {
namespace {

TEST(Model, the_built_in_one_is_whole) {
  const Model& model = BodyModel::built_in().data();
  EXPECT_EQ(model.provenance.size(), 64U);  // of SHA-256
  EXPECT_GT(model.first.trees(), 0U);
  EXPECT_GT(model.second.trees(), 0U);
  EXPECT_LT(embedded_model().size(), std::size_t{2} << 20);
}

TEST(Model, a_cut_one_is_refused) {
  const std::string_view whole = embedded_model();
  for (std::size_t size = 0; size < whole.size(); size += size < 200 ? 1 : 4999)
    EXPECT_FALSE(read_model(whole.substr(0, size))) << size;
  EXPECT_FALSE(read_model(std::string(whole) + '\0'));
}

TEST(Model, another_file_is_refused_with_a_reason) {
  const auto model = BodyModel::parse("<html>");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error(), "it is no body model of this version");
}

TEST(Model, features_that_there_are_not_are_refused) {
  std::string bytes(embedded_model());
  const auto& model = BodyModel::built_in().data();
  const std::size_t trees = 22 + 8 + model.provenance.size() + 2 + 8 + model.words.weights.size();
  bytes[trees + 16] = '\xFF';
  bytes[trees + 17] = '\xFF';
  EXPECT_FALSE(read_model(bytes));
}

}  // namespace
}  // namespace dateline::content
