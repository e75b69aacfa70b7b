#include "content/context.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "content/hash_filter.h"
#include "content/hash_index.h"
#include "content/scale.h"

namespace dateline::content {
namespace {

constexpr std::uint8_t likely = 128;
constexpr std::uint8_t sure = 204;
constexpr std::uint32_t shortest_sure = 10;  // in words

/// Sums over the blocks in front of one.
struct Before {
  std::uint64_t words = 0;
  std::uint64_t mass = 0;        // of words, times likelihood
  std::uint32_t likelihood = 0;  // of blocks
  std::uint32_t likely = 0;
};

class ContextWriter {
 public:
  ContextWriter(const Outline& outline, std::span<const std::uint8_t> likelihood,
                FeatureTable& table)
      : outline_(outline), likelihood_(likelihood), table_(table), count_(likelihood.size()) {}

  void write() {
    sum_up();
    write_page();
    for (std::size_t i = 0; i < count_; ++i) {
      write_nearby(i);
      write_elements(i);
    }
    write_holders();
    write_alike();
    write_sure();
  }

 private:
  void sum_up() {
    before_.resize(count_ + 1);
    for (std::size_t i = 0; i < count_; ++i) {
      const std::uint64_t words = outline_.blocks[i].text.words();
      const std::uint8_t p = likelihood_[i];
      const Before& now = before_[i];
      before_[i + 1] = {now.words + words, now.mass + words * p, now.likelihood + p,
                        now.likely + (p >= likely ? 1 : 0)};
    }
  }

  std::uint64_t all_mass() const { return before_[count_].mass; }

  /// The mean likelihood of the words in blocks [from, to).
  std::uint8_t mean(std::size_t from, std::size_t to) const {
    const std::uint64_t words = before_[to].words - before_[from].words;
    return words == 0 ? 0 : capped((before_[to].mass - before_[from].mass) / words);
  }

  void write_page() {
    std::uint8_t likeliest = 0;
    std::uint32_t uncertain = 0;
    for (const std::uint8_t p : likelihood_) {
      likeliest = std::max(likeliest, p);
      uncertain += p > 51 && p < 204 ? 1 : 0;
    }
    for (std::size_t i = 0; i < count_; ++i) {
      const FeatureTable::Row row = table_.row(i);
      row[feature::page_mass] = logarithm(all_mass() / 255);
      row[feature::page_likely] = logarithm(before_[count_].likely);
      row[feature::page_likeliest] = likeliest;
      row[feature::page_uncertain] = share(std::uint64_t{2} * uncertain, count_);
      row[feature::mass_before] = share(before_[i].mass, all_mass());
      row[feature::mass_behind] = share(all_mass() - before_[i + 1].mass, all_mass());
      row[feature::own_mass] = share(before_[i + 1].mass - before_[i].mass, all_mass());
    }
  }

  void write_nearby(std::size_t i) {
    constexpr std::size_t reach = 6;
    const FeatureTable::Row row = table_.row(i);
    for (std::size_t step = 0; step <= 2 * reach; ++step) {
      if (i + step < reach || i + step - reach >= count_) continue;
      row[feature::nearby + step] = likelihood_[i + step - reach];
    }
    const auto from = [&](std::size_t steps) { return i - std::min(i, steps); };
    const auto to = [&](std::size_t steps) { return std::min(count_, i + 1 + steps); };
    row[feature::mean_of_two_around] = mean(from(2), to(2));
    row[feature::mean_of_five_around] = mean(from(5), to(5));
    row[feature::mean_of_five_before] = mean(from(5), i);
    row[feature::mean_of_five_behind] = mean(i + 1, to(5));
  }

  void write_elements(std::size_t i) {
    const FeatureTable::Row row = table_.row(i);
    std::uint32_t element = outline_.blocks[i].element;
    const std::uint64_t own = before_[i + 1].mass - before_[i].mass;
    const std::uint64_t own_words = before_[i + 1].words - before_[i].words;
    for (std::size_t column = feature::inside; column < feature::holders; column += 4) {
      const OutlineElement& holder = outline_.elements[element];
      const Before& from = before_[holder.first_block];
      const Before& to = before_[holder.end_block];
      const std::uint64_t mass = to.mass - from.mass;
      const std::uint64_t words = to.words - from.words;
      row[column] = words == 0 ? 0 : capped(mass / words);
      row[column + 1] = share(mass, all_mass());
      row[column + 2] = share(to.likely - from.likely, holder.end_block - holder.first_block);
      // 128 where the block is alone
      row[column + 3] = words == own_words ? 128 : capped((mass - own) / (words - own_words));
      if (element == 0) break;
      element = holder.parent;
    }
  }

  /// The innermost elements that hold most of what is likely.
  void write_holders() {
    constexpr std::array<std::uint64_t, 3> shares = {50, 80, 95};
    for (std::size_t n = 0; n < shares.size(); ++n) {
      const std::uint32_t holder = innermost_element(outline_, [&](const OutlineElement& inner) {
        const std::uint64_t mass = before_[inner.end_block].mass - before_[inner.first_block].mass;
        return all_mass() > 0 && mass * 100 >= all_mass() * shares[n];
      });
      const OutlineElement& element = outline_.elements[holder];
      const std::uint8_t holder_mean = mean(element.first_block, element.end_block);
      const std::size_t column = feature::holders + n * 4;
      for (std::size_t i = 0; i < count_; ++i) {
        const FeatureTable::Row row = table_.row(i);
        const std::uint32_t own = outline_.blocks[i].element;
        row[column] = i >= element.first_block && i < element.end_block ? 1 : 0;
        row[column + 1] = capped(levels_to_common(outline_, own, holder));
        row[column + 2] = capped(levels_to_common(outline_, holder, own));
        row[column + 3] = holder_mean;
      }
    }
  }

  /// Blocks whose elements look alike, and those of equal tags.
  void write_alike() {
    struct Kind {
      std::uint64_t words = 0;
      std::uint64_t mass = 0;
    };
    HashIndex index;
    index.reset(count_);
    std::vector<Kind> kinds;
    std::vector<Kind> tags(html::tag_count);
    kind_of_block_.resize(count_);
    for (std::size_t i = 0; i < count_; ++i) {
      const OutlineElement& element = outline_.element_of(outline_.blocks[i]);
      kind_of_block_[i] = index.add(kind_hash(outline_, outline_.blocks[i]));
      if (kind_of_block_[i] == kinds.size()) kinds.emplace_back();
      for (Kind* kind : {&kinds[kind_of_block_[i]], &tags[static_cast<std::size_t>(element.tag)]}) {
        kind->words += before_[i + 1].words - before_[i].words;
        kind->mass += before_[i + 1].mass - before_[i].mass;
      }
    }
    kind_count_ = kinds.size();
    const auto mean_of = [](std::uint64_t mass, std::uint64_t words) {
      return words == 0 ? std::uint8_t{128} : capped(mass / words);
    };
    for (std::size_t i = 0; i < count_; ++i) {
      const FeatureTable::Row row = table_.row(i);
      const Kind& kind = kinds[kind_of_block_[i]];
      const std::uint64_t words = before_[i + 1].words - before_[i].words;
      const std::uint64_t mass = before_[i + 1].mass - before_[i].mass;
      row[feature::alike_mean] = mean_of(kind.mass, kind.words);
      row[feature::alike_others_mean] = mean_of(kind.mass - mass, kind.words - words);
      row[feature::alike_share] = share(kind.mass, all_mass());
      const Kind& tag = tags[static_cast<std::size_t>(outline_.element_of(outline_.blocks[i]).tag)];
      row[feature::tag_mean] = mean_of(tag.mass, tag.words);
    }
  }

  bool is_sure(std::size_t i) const {
    return likelihood_[i] >= sure && outline_.blocks[i].text.words() >= shortest_sure;
  }

  /// The blocks that surely are of the body.
  void write_sure() {
    std::vector<std::uint32_t> sure_of_kind(kind_count_);
    std::uint32_t sure_count = 0;
    std::optional<std::size_t> first;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < count_; ++i) {
      write_distance(i, last, feature::previous_sure_distance);
      if (!is_sure(i)) continue;
      if (!first) first = i;
      last = i;
      ++sure_of_kind[kind_of_block_[i]];
      ++sure_count;
    }
    std::optional<std::size_t> next;
    for (std::size_t i = count_; i-- > 0;) {
      write_distance(i, next, feature::next_sure_distance);
      if (is_sure(i)) next = i;
      if (!first) continue;
      const FeatureTable::Row row = table_.row(i);
      row[feature::first_sure_distance] = signed_logarithm(*first, i);
      row[feature::last_sure_distance] = signed_logarithm(i, *last);
      row[feature::alike_sure_share] = share(sure_of_kind[kind_of_block_[i]], sure_count);
    }
    if (first) write_between(*first, *last);
    write_said();
  }

  /// Blocks that look alike, and headings of one level, from the first sure block to the last: what
  /// is said of one of them is true of most. A block counts as one, however long it is.
  void write_between(std::size_t first, std::size_t last) {
    struct Group {
      std::uint32_t blocks = 0;
      std::uint32_t likelihood = 0;
      std::uint8_t least = 255;
    };
    std::vector<Group> kinds(kind_count_);
    std::array<Group, 7> levels;
    const auto level_of = [&](std::size_t i) {
      return static_cast<std::size_t>(heading_level(outline_, outline_.blocks[i]));
    };
    for (std::size_t i = first; i <= last; ++i) {
      for (Group* group : {&kinds[kind_of_block_[i]], &levels[level_of(i)]}) {
        ++group->blocks;
        group->likelihood += likelihood_[i];
        group->least = std::min(group->least, likelihood_[i]);
      }
    }
    for (std::size_t i = first; i <= last; ++i) {
      const FeatureTable::Row row = table_.row(i);
      const Group& kind = kinds[kind_of_block_[i]];
      const Group& level = levels[level_of(i)];
      row[feature::alike_between_mean] = capped(kind.likelihood / kind.blocks);
      row[feature::alike_between_least] = kind.least;
      row[feature::alike_between_blocks] = logarithm(kind.blocks);
      row[feature::level_between_mean] = capped(level.likelihood / level.blocks);
    }
  }

  void write_distance(std::size_t i, std::optional<std::size_t> other, std::size_t column) {
    const FeatureTable::Row row = table_.row(i);
    row[column] = other ? capped(i > *other ? i - *other : *other - i) : 255;
    row[column + 1] = other ? capped(levels_to_common(outline_, outline_.blocks[i].element,
                                                      outline_.blocks[*other].element))
                            : not_near;
  }

  /// What other blocks say that are sure: by three-word shingles.
  void write_said() {
    HashFilter<131072> once;
    HashFilter<131072> twice;
    const auto for_each_shingle = [&](std::size_t i, auto use) {
      const TextMeasures& text = outline_.blocks[i].text;
      const WordHash* words = outline_.words.data();
      for (std::uint32_t w = text.words_from + 2; w < text.words_to; ++w)
        use(shingle<3>(words + w - 2));
    };
    for (std::size_t i = 0; i < count_; ++i) {
      if (!is_sure(i)) continue;
      for_each_shingle(i, [&](std::uint32_t shingle) {
        if (once.may_have(shingle)) twice.add(shingle);
      });
      for_each_shingle(i, [&](std::uint32_t shingle) { once.add(shingle); });
    }
    for (std::size_t i = 0; i < count_; ++i) {
      std::uint32_t found = 0;
      const bool is_own = is_sure(i);
      for_each_shingle(i, [&](std::uint32_t hash) {
        found += (is_own ? twice : once).may_have(hash) ? 1U : 0U;
      });
      const std::uint32_t words = outline_.blocks[i].text.words();
      if (words > 2) table_.at(i, feature::said_by_sure) = share(found, words - 2);
    }
  }

  const Outline& outline_;
  std::span<const std::uint8_t> likelihood_;
  FeatureTable& table_;
  std::size_t count_;
  std::vector<Before> before_;
  std::vector<std::uint32_t> kind_of_block_;
  std::size_t kind_count_ = 0;
};

}  // namespace

void write_context(const Outline& outline, std::span<const std::uint8_t> likelihood,
                   FeatureTable& table) {
  if (!likelihood.empty()) ContextWriter(outline, likelihood, table).write();
}

}  // namespace dateline::content
