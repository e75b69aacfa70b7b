#include "content/leaf_sums.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define DATELINE_AVX2 __attribute__((target("avx2")))

namespace dateline::content {
namespace {

constexpr std::size_t depth = 6;
constexpr std::size_t leaf_count = std::size_t{1} << depth;
static_assert(FeatureTable::lanes == 32, "a group of blocks is one vector");

DATELINE_AVX2 __m256i load(const void* bytes) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(bytes));
}

DATELINE_AVX2 void add_to(std::int32_t* sums, __m256i values) {
  auto* vector = reinterpret_cast<__m256i*>(sums);
  _mm256_storeu_si256(vector, _mm256_add_epi32(_mm256_loadu_si256(vector), values));
}

/// One byte of each of a tree's 64 leaves: a shuffle looks up one of 16, so four of them stand side
/// by side, each in both halves of a vector.
struct LeafBytes {
  __m256i of[4];
};

struct LeafTables {
  LeafBytes low;
  LeafBytes high;
};

/// The bytes of 16 leaves, taken apart and put into both halves of a vector.
DATELINE_AVX2 void take_apart(const std::int16_t* leaves, __m256i& low, __m256i& high) {
  const __m256i values = load(leaves);
  const __m256i low_bytes = _mm256_and_si256(values, _mm256_set1_epi16(0xFF));
  const __m256i high_bytes = _mm256_srli_epi16(values, 8);
  // [low 0-7, high 0-7, low 8-15, high 8-15], which the permutations bring together.
  const __m256i both = _mm256_packus_epi16(low_bytes, high_bytes);
  low = _mm256_permute4x64_epi64(both, _MM_SHUFFLE(2, 0, 2, 0));
  high = _mm256_permute4x64_epi64(both, _MM_SHUFFLE(3, 1, 3, 1));
}

DATELINE_AVX2 LeafTables take_apart(const std::int16_t* leaves) {
  LeafTables tables;
  for (std::size_t i = 0; i < 4; ++i)
    take_apart(leaves + 16 * i, tables.low.of[i], tables.high.of[i]);
  return tables;
}

/// The bytes of the leaves that 32 blocks come to: by the four lower bits of their numbers in
/// `place`, and by the upper two, of which all bits of a byte say that they are not set.
DATELINE_AVX2 __m256i look_up(const LeafBytes& bytes, __m256i place, __m256i is_not_16,
                              __m256i is_not_32) {
  const __m256i below_32 = _mm256_blendv_epi8(_mm256_shuffle_epi8(bytes.of[1], place),
                                              _mm256_shuffle_epi8(bytes.of[0], place), is_not_16);
  const __m256i from_32 = _mm256_blendv_epi8(_mm256_shuffle_epi8(bytes.of[3], place),
                                             _mm256_shuffle_epi8(bytes.of[2], place), is_not_16);
  return _mm256_blendv_epi8(from_32, below_32, is_not_32);
}

/// All bits of a block's byte, where its feature is not above the test's border. There is no
/// unsigned comparison; what is above is what a saturating subtraction leaves.
DATELINE_AVX2 __m256i is_not_above(const std::uint8_t* group, BoostedTrees::Test test) {
  const __m256i bytes = load(group + test.feature * FeatureTable::lanes);
  const __m256i border = _mm256_set1_epi8(static_cast<char>(test.border));
  return _mm256_cmpeq_epi8(_mm256_subs_epu8(bytes, border), _mm256_setzero_si256());
}

/// Sums in the order in which unpacking and multiplying give them: see place_of_lane().
struct ShuffledSums {
  alignas(32) std::array<std::int32_t, FeatureTable::lanes> values{};
};

std::size_t place_of_lane(std::size_t lane) {
  const std::size_t half = lane / 16;
  const std::size_t in_half = lane % 16;
  const std::size_t vector = in_half / 8 * 2 + in_half % 2;
  return vector * 8 + half * 4 + in_half % 8 / 2;
}

DATELINE_AVX2 void add_tree(const BoostedTrees::Test* tests, const LeafTables& tables,
                            const std::uint8_t* group, ShuffledSums& sums) {
  __m256i place = _mm256_set1_epi8(15);
  for (std::size_t level = 0; level < 4; ++level) {
    const __m256i bit = _mm256_set1_epi8(static_cast<char>(1U << level));
    place = _mm256_xor_si256(place, _mm256_and_si256(is_not_above(group, tests[level]), bit));
  }
  const __m256i is_not_16 = is_not_above(group, tests[4]);
  const __m256i is_not_32 = is_not_above(group, tests[5]);
  const __m256i low = look_up(tables.low, place, is_not_16, is_not_32);
  const __m256i high = look_up(tables.high, place, is_not_16, is_not_32);
  const __m256i first_halves = _mm256_unpacklo_epi8(low, high);
  const __m256i second_halves = _mm256_unpackhi_epi8(low, high);
  const __m256i even = _mm256_set1_epi32(1);
  const __m256i odd = _mm256_set1_epi32(1 << 16);
  std::int32_t* values = sums.values.data();
  add_to(values, _mm256_madd_epi16(first_halves, even));
  add_to(values + 8, _mm256_madd_epi16(first_halves, odd));
  add_to(values + 16, _mm256_madd_epi16(second_halves, even));
  add_to(values + 24, _mm256_madd_epi16(second_halves, odd));
}

}  // namespace

bool is_for_avx2(const BoostedTrees& trees) {
  return trees.depth == depth && __builtin_cpu_supports("avx2");
}

DATELINE_AVX2 void add_leaves_by_avx2(const BoostedTrees& trees, const FeatureTable& table,
                                      std::span<const std::size_t> groups,
                                      std::span<LeafSums> sums) {
  std::array<ShuffledSums, most_groups> shuffled{};
  for (std::size_t tree = 0; tree < trees.trees(); ++tree) {
    const LeafTables tables = take_apart(trees.leaves.data() + tree * leaf_count);
    const BoostedTrees::Test* tests = trees.tests.data() + tree * depth;
    for (std::size_t i = 0; i < groups.size(); ++i)
      add_tree(tests, tables, table.group(groups[i], 0), shuffled[i]);
  }
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t lane = 0; lane < FeatureTable::lanes; ++lane)
      sums[i][lane] += shuffled[i].values[place_of_lane(lane)];
}

}  // namespace dateline::content

#else

namespace dateline::content {

bool is_for_avx2(const BoostedTrees&) {
  return false;
}

void add_leaves_by_avx2(const BoostedTrees& trees, const FeatureTable& table,
                        std::span<const std::size_t> groups, std::span<LeafSums> sums) {
  add_leaves(trees, table, groups, sums);
}

}  // namespace dateline::content

#endif
