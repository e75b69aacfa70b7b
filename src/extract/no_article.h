#pragma once

#include <optional>
#include <string_view>

#include "extract/blocks.h"
#include "extract/head.h"
#include "extract/headline.h"
#include "extract/refusal.h"
#include "extract/search.h"
#include "extract/story.h"

namespace dateline::extraction {

/// What was found of an article, before it is called one.
struct PageShape {
  const Search& search;
  std::string_view url;  ///< empty when unknown
  const Headline* headline = nullptr;
  const Head& head;
  const Story* story = nullptr;
  const StoryContent& content;
  bool has_signature = false;
};

/// Why a page of the site holds no article: it is a front page, a section, an error page. Empty
/// when it holds one.
std::optional<Refusal> why_no_article(const PageShape& shape);

}  // namespace dateline::extraction
