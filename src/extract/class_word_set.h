#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "html/document.h"

namespace dateline::extraction {

/// Words that are looked for among those that names are made of (a class attribute, an id, a path):
/// "relatedPosts", "related_posts" and "box related-posts" hold "related" and "posts", "unrelated"
/// does not hold "related".
class ClassWords {
 public:
  /// At most 40, in lower case, letters only, at most 31 of them. They outlive the object.
  constexpr ClassWords(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) add(word);
  }

  /// The words of several.
  static constexpr ClassWords all_of(std::initializer_list<const ClassWords*> sets) {
    ClassWords all({});
    for (const ClassWords* set : sets) {
      for (std::size_t i = 0; i < set->count_; ++i) all.add(set->words_[i]);
    }
    return all;
  }

  /// Whether names, in any case, hold one of them.
  bool in(std::string_view names) const;

  /// Whether an element's class or id holds one of them.
  bool name(html::Node element) const;

  /// Whether a word, in any case, is one of them.
  bool hold(std::string_view word) const;

 private:
  static constexpr std::size_t most = 40;

  constexpr void add(std::string_view word) {
    words_[count_++] = word;
    lengths_[static_cast<std::size_t>(word.front() - 'a')] |= std::uint32_t{1} << word.size();
  }

  std::array<std::string_view, most> words_{};
  std::size_t count_ = 0;
  std::array<std::uint32_t, 26> lengths_{};  // of the words, as bits, by their first letter
};

}  // namespace dateline::extraction
