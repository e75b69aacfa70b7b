#pragma once

#include <span>
#include <string_view>

namespace dateline::extraction {

/// Whether a class attribute, id or the like holds one of the words, which are in lower case: its
/// words are set off by marks, digits and capitals. "post-author__name" and "postAuthor" have the
/// word "author", "authority" has not.
bool has_class_word(std::string_view attribute, std::span<const std::string_view> words);

/// Words that name a byline.
extern const std::span<const std::string_view> author_words;
/// Words that name what stands above a headline, in one heading with it.
extern const std::span<const std::string_view> kicker_words;
/// Words that name what stands below a headline and is no part of the story.
extern const std::span<const std::string_view> subtitle_words;
/// Words in the paths of links to authors.
extern const std::span<const std::string_view> author_path_words;
/// Words that name what others wrote, and what is about other stories.
extern const std::span<const std::string_view> comment_words;
/// Words that name what stands beside an article: comments, cards of others, biographies.
extern const std::span<const std::string_view> aside_words;

}  // namespace dateline::extraction
