#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "content/context.h"
#include "content/feature_table.h"
#include "content/model.h"
#include "dateline/body_model.h"
#include "support/paths.h"

namespace dateline::content {
namespace {

/// training/samples.bin: blocks of pages, and what CatBoost, which has trained the model, says of
/// them. The format is that of training/model_file.py.
struct Samples {
  FeatureTable features;
  std::vector<float> first;
  std::vector<float> second;
};

template <typename Number>
Number number_at(const std::string& bytes, std::size_t at) {
  Number number;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

Samples read_samples() {
  std::ifstream file(testing::in_project("training/samples.bin"), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.size() < 8) return {};
  const auto blocks = number_at<std::uint32_t>(bytes, 0);
  const auto features = number_at<std::uint32_t>(bytes, 4);
  Samples samples;
  samples.features.reset(blocks, features);
  std::size_t at = 8;
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::size_t feature = 0; feature < features; ++feature)
      samples.features.at(block, feature) = static_cast<std::uint8_t>(bytes[at++]);
  }
  for (std::size_t block = 0; block < blocks; ++block, at += 8) {
    samples.first.push_back(number_at<float>(bytes, at));
    samples.second.push_back(number_at<float>(bytes, at + 4));
  }
  EXPECT_EQ(at, bytes.size());
  return samples;
}

double likelihood(float log_odds) {
  return 1 / (1 + std::exp(-static_cast<double>(log_odds)));
}

TEST(TrainedScores, are_those_of_the_library_that_trained) {
  const Samples samples = read_samples();
  ASSERT_GE(samples.first.size(), 1000U);
  const Model& model = BodyModel::built_in().data();
  std::vector<float> first;
  std::vector<float> second;
  evaluate(model.first, samples.features, first);
  evaluate(model.second, samples.features, second);
  std::size_t of_body = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    // The model's leaves have 16 bits.
    EXPECT_NEAR(likelihood(first[i]), likelihood(samples.first[i]), 1e-4) << i;
    EXPECT_NEAR(likelihood(second[i]), likelihood(samples.second[i]), 1e-4) << i;
    if (second[i] > 0) ++of_body;
  }
  EXPECT_GT(of_body, 10U) << "the samples are of one kind";
}

}  // namespace
}  // namespace dateline::content
