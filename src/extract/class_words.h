#pragma once

#include "extract/class_word_set.h"

/// Lists of words in the names that pages give their elements.
namespace dateline::extraction {

/// Words that name a byline.
extern const ClassWords author_words;
/// Words that name what stands above a headline, in one heading with it.
extern const ClassWords kicker_words;
/// Words that name what stands below a headline and is no part of the story.
extern const ClassWords subtitle_words;
/// Words in the paths of links to authors.
extern const ClassWords author_path_words;
/// Words that name what others wrote, and what is about other stories.
extern const ClassWords comment_words;
/// Words that name what others wrote, or what is offered, in boxes that may say who wrote it.
extern const ClassWords foreign_box_words;
/// Words that name what stands beside an article: comments, cards of others, biographies.
extern const ClassWords aside_words;

}  // namespace dateline::extraction
