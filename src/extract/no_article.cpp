#include "extract/no_article.h"

#include <algorithm>

#include "extract/body_text.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

// In code points: an error page's sentence or two, and no article.
constexpr std::size_t least_text_without_date = 300;

/// Code points of running text.
std::size_t text_length(const StoryContent& content) {
  std::size_t length = 0;
  for (const PlacedBlock& placed : content.blocks) length += length_of(text_of(placed.block));
  return length;
}

/// Lines inside the story that are titles of other articles, outside lists that a label introduces.
std::size_t count_titles_inside(const Search& search, const Story& story) {
  std::size_t count = 0;
  for (std::size_t i = story.begin_line; i < story.end_line && i < search.view.lines.size(); ++i) {
    const TextLine& line = search.view.lines[i];
    if (!search.taken[i] && line.is_link && search.links.is_article(line.link)) ++count;
  }
  return count;
}

bool is_front_page(const Search& search, std::string_view url) {
  const auto parts = text::split_url(url);
  if (!parts || !site::is_host_of(search.profile, parts->host)) return false;
  return parts->path.empty() || parts->path == "/" ||
         std::any_of(
             search.profile.languages.begin(), search.profile.languages.end(),
             [&](const site::Language& language) { return language.path_prefix == parts->path; });
}

bool is_section_page(const Search& search, std::string_view url) {
  const auto parts = text::split_url(url);
  return parts && site::is_host_of(search.profile, parts->host) && search.links.is_section(url);
}

}  // namespace

std::optional<Refusal> why_no_article(const PageShape& shape) {
  const Search& search = shape.search;
  if (is_front_page(search, shape.url)) return Refusal{"a front page, by its URL"};
  if (is_section_page(search, shape.url)) return Refusal{"a section page, by its URL"};
  if (shape.headline == nullptr) return Refusal{"no headline was found"};
  const std::string key = text::comparison_key_of_folded(shape.headline->text);
  if (site::has_key(search.profile.labels.not_found, key))
    return Refusal{"an error page, by its headline", false};
  if (!shape.headline->is_in_page())
    return Refusal{"the page does not print the headline that its metadata name"};
  const std::size_t length = text_length(shape.content);
  if (!shape.head.dateline.published) {
    if (length < least_text_without_date)
      return Refusal{"neither a date nor a story stands near the headline"};
    // Pages about the site, and error pages, have headlines and paragraphs too.
    const bool is_named_article = shape.headline->found.way->kind == site::Way::Kind::selector ||
                                  search.links.is_article(shape.url) || shape.has_signature;
    if (!is_named_article) {
      return Refusal{
          "nothing but its form speaks for an article: no date, signature, or URL of one", false};
    }
  }
  if (length == 0 && !shape.head.dateline_line)
    return Refusal{"no story stands below the headline"};
  const bool is_sure =
      shape.head.dateline.published && (shape.has_signature || search.links.is_article(shape.url));
  if (shape.story != nullptr && !is_sure) {
    const std::size_t titles = count_titles_inside(search, *shape.story);
    if (titles >= 3 && titles >= shape.content.blocks.size())
      return Refusal{"a list of articles stands below the headline"};
  }
  return std::nullopt;
}

}  // namespace dateline::extraction
