#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "content/word_hash.h"
#include "html/document.h"

/// The words in the names that a page gives its elements: "articleBody-text2" is "article", "body"
/// and "text".
namespace dateline::content {

/// Appends the words of a name to `words`, in lower case. Words end where no letter follows, and in
/// front of an upper-case letter behind a lower-case one; words of one letter are none.
void append_words(std::string_view name, std::vector<WordHash>& words);

/// Appends those of an element's class, id, role and other attributes that name what it is for.
void append_name_words(html::Node element, std::vector<WordHash>& words);

/// What a name says that an element is for.
enum class Purpose : std::uint8_t {
  none,
  share,
  related,
  promotion,
  newsletter,
  caption,
  byline,
  metadata,
  comment,
  footer,
  header,
  sidebar,
  cookie,
  body,
  content,
  article,
  title,
  lead,
  quote,
  list,
  fact_box,
  hidden,
};
inline constexpr std::size_t purpose_count = static_cast<std::size_t>(Purpose::hidden) + 1;

/// The purpose that a word speaks of.
Purpose purpose_of(WordHash word) noexcept;

}  // namespace dateline::content
