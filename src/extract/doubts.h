#pragma once

#include <string_view>

#include "extract/headline.h"
#include "extract/search.h"
#include "extract/story.h"

/// Whether what the ways of a profile found may be something else than they are meant to find. That
/// the content model reads a page too costs nearly as much as all else; these signs cost next to
/// nothing, and hardly any page shows one before its site changes.
namespace dateline::extraction {

/// A selector in front of the way that led to the story found nothing, or more running text stands
/// outside of the story than in it, lists and navigation aside.
bool is_doubtful(const Search& search, const Story& story);

/// None of the titles in the metadata has half of the headline's words, though some are of the
/// article itself (og:title and its kin).
bool is_doubtful(const Search& search, const Headline& headline);

/// Whether two texts have less than half of their words in common: twice the words in both are
/// fewer than half of those in each, added up (F1 below 0.5), each word counted once.
bool disagree(std::string_view folded, std::string_view other_folded);

}  // namespace dateline::extraction
