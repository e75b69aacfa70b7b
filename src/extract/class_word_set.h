#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "html/document.h"

namespace dateline::extraction {

/// Of some words in lower-case letters their lengths, as bits, by their first letter.
using WordLengths = std::array<std::uint32_t, 26>;

/// Whether a word, in any case, is one of `words`.
bool is_one_of(std::string_view word, std::span<const std::string_view> words,
               const WordLengths& lengths);

/// Whether one of `words` is among those that an element's class and id are made of.
bool has_class_word(html::Node element, std::span<const std::string_view> words,
                    const WordLengths& lengths);

/// Words that are looked for among those of an element's class and id, or the parts of a path.
template <std::size_t count>
class ClassWords {
 public:
  /// In lower case, letters only, at most 31 of them.
  explicit constexpr ClassWords(const std::string_view (&words)[count]) {
    for (std::size_t i = 0; i < count; ++i) {
      words_[i] = words[i];
      lengths_[static_cast<std::size_t>(words[i].front() - 'a')] |= std::uint32_t{1}
                                                                    << words[i].size();
    }
  }

  /// Whether an element has one of them: "relatedPosts", "related_posts" and "box related-posts"
  /// hold "related" and "posts".
  bool name(html::Node element) const { return has_class_word(element, words_, lengths_); }

  /// Whether a word, in any case, is one of them.
  bool hold(std::string_view word) const { return is_one_of(word, words_, lengths_); }

 private:
  std::array<std::string_view, count> words_;
  WordLengths lengths_{};
};

}  // namespace dateline::extraction
