#include "content/page_kind.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "content/hash_index.h"
#include "content/scale.h"

namespace dateline::content {
namespace {

constexpr std::uint8_t likely = 128;

/// Words by which sites name pages of lists, and pages of one article, in classes and addresses.
constexpr std::array list_words = {
    hash_of("archive"),    hash_of("archives"),    hash_of("author"),     hash_of("authors"),
    hash_of("catalog"),    hash_of("catalogue"),   hash_of("categories"), hash_of("category"),
    hash_of("collection"), hash_of("collections"), hash_of("directory"),  hash_of("front"),
    hash_of("frontpage"),  hash_of("home"),        hash_of("homepage"),   hash_of("index"),
    hash_of("landing"),    hash_of("list"),        hash_of("listing"),    hash_of("listings"),
    hash_of("page"),       hash_of("products"),    hash_of("results"),    hash_of("rubric"),
    hash_of("search"),     hash_of("section"),     hash_of("sections"),   hash_of("shop"),
    hash_of("store"),      hash_of("tag"),         hash_of("tags"),       hash_of("taxonomy"),
    hash_of("topic"),      hash_of("topics"),
};
constexpr std::array article_words = {
    hash_of("article"), hash_of("detail"), hash_of("details"), hash_of("entry"),
    hash_of("news"),    hash_of("post"),   hash_of("single"),  hash_of("story"),
};

std::uint8_t count_of(std::span<const WordHash> words, std::span<const WordHash> among) {
  return capped(
      static_cast<std::uint64_t>(std::count_if(words.begin(), words.end(), [&](WordHash word) {
        return std::find(among.begin(), among.end(), word) != among.end();
      })));
}

class PageFeatureWriter {
 public:
  PageFeatureWriter(const Outline& outline, const PageFacts& facts, const PageHints& hints,
                    std::span<const std::uint8_t> likelihood, FeatureTable& table)
      : outline_(outline), facts_(facts), hints_(hints), likelihood_(likelihood), table_(table) {}

  void write() {
    write_facts();
    write_likely();
    write_holder();
    write_headings();
    write_kinds();
    write_names();
    write_address();
  }

 private:
  void set(page_feature::Column column, std::uint8_t value) { table_.at(0, column) = value; }
  const std::vector<OutlineBlock>& blocks() const { return outline_.blocks; }

  void write_facts() {
    set(page_feature::blocks, logarithm(blocks().size()));
    set(page_feature::good, logarithm(facts_.all().good_characters));
    set(page_feature::link_share, share(facts_.all().link_characters, facts_.all().characters));
    set(page_feature::articles, capped(facts_.articles));
    set(page_feature::article_body, logarithm(facts_.article_body_words));
    set(page_feature::is_news_article, hints_.is_news_article ? 1 : 0);
    set(page_feature::is_open_graph_article, hints_.is_open_graph_article ? 1 : 0);
    set(page_feature::is_open_graph_website, hints_.is_open_graph_website ? 1 : 0);
    set(page_feature::has_published, hints_.has_published ? 1 : 0);
  }

  void write_likely() {
    std::uint64_t mass = 0;
    std::uint64_t words = 0;
    std::uint32_t likely_blocks = 0;
    std::uint32_t likely_words = 0;
    std::uint32_t likelihood_sum = 0;
    std::uint32_t longest = 0;
    std::uint32_t characters = 0;
    std::uint32_t link_characters = 0;
    std::uint32_t marks = 0;
    std::uint32_t uncertain = 0;
    std::uint32_t run = 0;
    std::uint32_t longest_run = 0;
    std::size_t first = blocks().size();
    std::uint8_t likeliest = 0;
    HashIndex kinds;
    kinds.reset(blocks().size());
    for (std::size_t i = 0; i < blocks().size(); ++i) {
      const TextMeasures& text = blocks()[i].text;
      const std::uint8_t p = likelihood_[i];
      likeliest = std::max(likeliest, p);
      mass += std::uint64_t{p} * text.words();
      words += text.words();
      uncertain += p > 51 && p < 204 ? 1 : 0;
      run = p >= likely ? run + 1 : 0;
      longest_run = std::max(longest_run, run);
      if (p < likely) continue;
      first = std::min(first, i);
      ++likely_blocks;
      likelihood_sum += p;
      likely_words += text.words();
      longest = std::max(longest, text.characters);
      characters += text.characters;
      link_characters += text.link_characters;
      marks += text.ends_with_mark ? 1 : 0;
      kinds.add(kind_hash(outline_, blocks()[i]));
    }
    set(page_feature::mass, logarithm(mass / 255));
    set(page_feature::mass_share, share(mass / 255, words));
    set(page_feature::likely, logarithm(likely_blocks));
    set(page_feature::likeliest, likeliest);
    set(page_feature::uncertain, share(uncertain, blocks().size()));
    set(page_feature::mean_of_likely,
        likely_blocks == 0 ? 0 : capped(likelihood_sum / likely_blocks));
    set(page_feature::words_of_likely,
        likely_blocks == 0 ? 0 : logarithm(likely_words / likely_blocks));
    set(page_feature::longest_likely, logarithm(longest));
    set(page_feature::links_of_likely, share(link_characters, characters));
    set(page_feature::marks_of_likely, share(marks, likely_blocks));
    set(page_feature::kinds_of_likely, capped(kinds.size()));
    set(page_feature::first_likely, share(first, blocks().size()));
    set(page_feature::likely_run, logarithm(longest_run));
  }

  /// The innermost element that holds four fifths of what is likely.
  void write_holder() {
    std::vector<std::uint64_t> before(blocks().size() + 1);
    for (std::size_t i = 0; i < blocks().size(); ++i)
      before[i + 1] = before[i] + std::uint64_t{likelihood_[i]} * blocks()[i].text.words();
    const auto mass_of = [&](const OutlineElement& element) {
      return before[element.end_block] - before[element.first_block];
    };
    if (before.back() == 0) return;
    const std::uint32_t holder = innermost_element(outline_, [&](const OutlineElement& element) {
      return mass_of(element) * 5 >= before.back() * 4;
    });
    const OutlineElement& element = outline_.elements[holder];
    const Sums sums = facts_.sums(element);
    std::uint64_t words = 0;
    for (std::uint32_t i = element.first_block; i < element.end_block; ++i)
      words += blocks()[i].text.words();
    set(page_feature::holder_share, share(sums.characters, facts_.all().characters));
    set(page_feature::holder_mean, words == 0 ? 0 : capped(mass_of(element) / words));
    set(page_feature::holder_links, share(sums.link_characters, sums.characters));
  }

  void write_headings() {
    std::uint32_t headings = 0;
    std::uint32_t linked = 0;
    std::uint32_t first_level = 0;
    std::vector<std::uint32_t> alike;
    HashIndex kinds;
    kinds.reset(blocks().size());
    for (const OutlineBlock& block : blocks()) {
      const int level = heading_level(outline_, block);
      if (level == 0) continue;
      ++headings;
      if (level == 1) ++first_level;
      if (block.text.link_characters * 2 > block.text.characters) ++linked;
      const std::uint32_t kind = kinds.add(kind_hash(outline_, block));
      if (kind == alike.size()) alike.push_back(0);
      ++alike[kind];
    }
    set(page_feature::headings, logarithm(headings));
    set(page_feature::linked_headings, logarithm(linked));
    set(page_feature::headings_1, capped(first_level));
    if (!alike.empty())
      set(page_feature::alike_headings, logarithm(*std::max_element(alike.begin(), alike.end())));
    if (!facts_.heading) return;
    const TitleLikeness likeness = title_likeness(outline_, blocks()[*facts_.heading], facts_);
    set(page_feature::has_heading, 1);
    set(page_feature::heading_of_title, likeness.in_title);
    set(page_feature::title_in_heading, likeness.of_title);
  }

  void write_kinds() {
    struct Kind {
      std::uint32_t blocks = 0;
      std::uint32_t linked = 0;
    };
    std::vector<Kind> kinds;
    HashIndex index;
    index.reset(blocks().size());
    std::uint32_t dated = 0;
    std::uint32_t short_links = 0;
    std::uint32_t prices = 0;
    std::uint32_t page_links = 0;
    for (const OutlineBlock& block : blocks()) {
      const std::uint32_t number = index.add(kind_hash(outline_, block));
      if (number == kinds.size()) kinds.emplace_back();
      const bool is_linked = block.text.link_characters * 2 > block.text.characters;
      ++kinds[number].blocks;
      kinds[number].linked += is_linked ? 1 : 0;
      dated += block.text.has_year && block.text.words() <= 8 ? 1 : 0;
      short_links += is_linked && block.text.words() >= 4 ? 1 : 0;
      prices +=
          block.text.has_currency && block.text.digits > 0 && block.text.words() <= 10 ? 1 : 0;
      page_links +=
          is_linked && block.text.words() == 1 && block.text.letters == 0 && block.text.digits > 0
              ? 1
              : 0;
    }
    const auto most =
        std::max_element(kinds.begin(), kinds.end(),
                         [](const Kind& a, const Kind& b) { return a.blocks < b.blocks; });
    if (most != kinds.end()) {
      set(page_feature::most_alike, logarithm(most->blocks));
      set(page_feature::most_alike_links, share(most->linked, most->blocks));
    }
    set(page_feature::dated_blocks, logarithm(dated));
    set(page_feature::short_links, logarithm(short_links));
    set(page_feature::prices, logarithm(prices));
    set(page_feature::page_links, capped(page_links));
  }

  /// Of the body, and of the elements in it that hold four fifths of all text.
  void write_names() {
    const std::uint64_t all = facts_.all().characters;
    std::uint32_t element = innermost_element(outline_, [&](const OutlineElement& inner) {
      return std::uint64_t{facts_.sums(inner).characters} * 5 >= all * 4;
    });
    std::vector<WordHash> names;
    for (;; element = outline_.elements[element].parent) {
      const OutlineElement& holder = outline_.elements[element];
      names.insert(names.end(), outline_.names.begin() + holder.names_from,
                   outline_.names.begin() + holder.names_to);
      if (element == 0) break;
    }
    set(page_feature::list_names, count_of(names, list_words));
    set(page_feature::article_names, count_of(names, article_words));
  }

  void write_address() {
    std::string_view path = hints_.address;
    const std::size_t scheme = path.find("//");
    if (scheme == std::string_view::npos) return;
    path.remove_prefix(scheme + 2);
    path.remove_prefix(std::min(path.find('/'), path.size()));
    const std::size_t query = path.find_first_of("?#");
    set(page_feature::address_has_query, query != std::string_view::npos ? 1 : 0);
    path = path.substr(0, query);
    while (path.ends_with('/')) path.remove_suffix(1);
    // 0 stands for a page without an address
    set(page_feature::address_length,
        static_cast<std::uint8_t>(1 + std::min<std::size_t>(254, path.size())));
    set(page_feature::address_segments,
        capped(static_cast<std::uint64_t>(std::count(path.begin(), path.end(), '/'))));
    const std::string_view last = path.substr(path.rfind('/') + 1);
    set(page_feature::last_segment_length, capped(last.size()));
    const auto parts =
        std::count_if(last.begin(), last.end(), [](char c) { return c == '-' || c == '_'; });
    set(page_feature::last_segment_words, capped(static_cast<std::uint64_t>(parts)));
    const auto digits =
        std::count_if(path.begin(), path.end(), [](char c) { return c >= '0' && c <= '9'; });
    set(page_feature::address_digits, capped(static_cast<std::uint64_t>(digits)));
    std::vector<WordHash> words;
    append_words(path, words);
    set(page_feature::address_list_words, count_of(words, list_words));
  }

  const Outline& outline_;
  const PageFacts& facts_;
  const PageHints& hints_;
  std::span<const std::uint8_t> likelihood_;
  FeatureTable& table_;
};

}  // namespace

void write_page_features(const Outline& outline, const PageFacts& facts, const PageHints& hints,
                         std::span<const std::uint8_t> likelihood, FeatureTable& table) {
  table.reset(1, page_feature::count);
  PageFeatureWriter(outline, facts, hints, likelihood, table).write();
}

}  // namespace dateline::content
