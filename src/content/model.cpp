#include "content/model.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "content/context.h"
#include "content/page_kind.h"

namespace dateline::content {
namespace {

constexpr std::string_view magic = "dateline body model 2\n";
constexpr std::uint32_t most_trees = 10'000;

/// Little-endian numbers, one behind the other.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool is_broken() const { return is_broken_; }
  bool is_at_end() const { return bytes_.empty(); }

  std::string_view take(std::size_t size) {
    if (size > bytes_.size()) {
      is_broken_ = true;
      return {};
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  template <typename Number>
  Number number() {
    const std::string_view taken = take(sizeof(Number));
    Number value{};
    if (taken.size() == sizeof value) std::memcpy(&value, taken.data(), sizeof value);
    return value;
  }

 private:
  static_assert(std::endian::native == std::endian::little, "numbers are copied as they stand");
  std::string_view bytes_;
  bool is_broken_ = false;
};

bool read_words(Reader& reader, WordWeights& words) {
  const auto bits = reader.number<std::uint32_t>();
  words.unit = reader.number<float>();
  if (!std::isfinite(words.unit)) return false;
  if (bits == 0) return true;
  if (bits > 24) return false;
  const std::string_view weights = reader.take(std::size_t{1} << bits);
  words.weights.assign(weights.begin(), weights.end());
  return !reader.is_broken();
}

bool read_trees(Reader& reader, std::size_t features, BoostedTrees& trees) {
  const auto count = reader.number<std::uint32_t>();
  const auto depth = reader.number<std::uint32_t>();
  trees.bias = reader.number<float>();
  trees.leaf_unit = reader.number<float>();
  if (!std::isfinite(trees.bias) || !std::isfinite(trees.leaf_unit)) return false;
  if (count == 0) return true;
  if (count > most_trees || depth == 0 || depth > BoostedTrees::deepest) return false;
  trees.depth = depth;
  for (std::size_t i = 0; i < std::size_t{count} * depth; ++i) {
    BoostedTrees::Test test;
    test.feature = reader.number<std::uint16_t>();
    test.border = reader.number<std::uint8_t>();
    if (test.feature >= features || reader.is_broken()) return false;
    trees.tests.push_back(test);
  }
  for (std::size_t i = 0; i < std::size_t{count} << depth; ++i) {
    trees.leaves.push_back(reader.number<std::int16_t>());
    if (reader.is_broken()) return false;
  }
  return true;
}

}  // namespace

tl::expected<Model, std::string> read_model(std::string_view bytes) {
  Reader reader(bytes);
  if (reader.take(magic.size()) != magic)
    return tl::unexpected(std::string("it is no body model of this version"));
  if (reader.number<std::uint32_t>() !=
      std::uint32_t{feature::count_of_both_stages} + page_feature::count)
    return tl::unexpected(std::string("it was trained with other features"));
  Model model;
  model.provenance = std::string(reader.take(reader.number<std::uint32_t>()));
  model.short_threshold = reader.number<std::uint8_t>();
  model.long_threshold = reader.number<std::uint8_t>();
  model.page_threshold = reader.number<std::uint8_t>();
  const bool is_whole = read_words(reader, model.words) &&
                        read_trees(reader, feature::count_of_first_stage, model.first) &&
                        read_trees(reader, feature::count_of_both_stages, model.second) &&
                        read_trees(reader, page_feature::count, model.page) &&
                        !reader.is_broken() && reader.is_at_end();
  if (!is_whole) return tl::unexpected(std::string("it is cut or damaged"));
  return model;
}

}  // namespace dateline::content
