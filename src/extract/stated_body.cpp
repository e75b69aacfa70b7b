#include "extract/stated_body.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "content/outline.h"
#include "extract/body_text.h"
#include "extract/date_candidates.h"
#include "extract/general_blocks.h"
#include "extract/json_references.h"
#include "extract/script_data.h"
#include "extract/sentence.h"
#include "extract/story_data.h"
#include "extract/story_markup.h"
#include "extract/ticker.h"
#include "html/document.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

// Reading it again as HTML takes no more than reading a page does.
constexpr std::size_t longest_text = longest_story_markup;
// What prints more prints its story, as far as anybody can tell without looking.
constexpr std::size_t most_printed_words = 200;
// Of a text of which nothing tells that it is the page's: such a page prints nothing to speak of.
constexpr std::size_t fewest_words_of_unnamed = 100;
constexpr std::size_t most_printed_beside_unnamed = 15;

bool is_better(std::size_t stated_words, std::size_t printed_words) {
  return stated_words >= fewest_story_words && stated_words > 2 * printed_words;
}

/// A text that was found, as HTML.
struct FoundText {
  bool is_named = false;  // the page's title or address stands with it
  std::size_t words = 0;
  std::string markup;
  html::NodeIndex script = html::no_node;
};

/// The texts in a page's scripts that may be its story: those with its title or address, the
/// longest first; else what is the only one there.
std::vector<FoundText> find_in_scripts(const html::Document& document, const StoryNames& names) {
  constexpr std::size_t most_texts = 4;
  std::vector<FoundText> texts;
  std::size_t count = 0;  // of whatever story
  for (const ScriptData& data : find_script_data(document)) {
    const LooseJson json(data.json());
    const auto resolved =
        data.has_references ? with_places_resolved(json) : with_names_resolved(json);
    for (const StoryData& found : find_story_data(resolved ? *resolved : json, names)) {
      ++count;
      if (found.owner == StoryData::Owner::other) continue;
      const bool is_named = found.owner == StoryData::Owner::page;
      texts.push_back({is_named, found.words, story_markup(found.value), data.script});
      std::stable_sort(texts.begin(), texts.end(), [](const FoundText& a, const FoundText& b) {
        return a.is_named != b.is_named ? a.is_named : a.words > b.words;
      });
      if (texts.size() > most_texts) texts.pop_back();
    }
  }
  if (count != 1) std::erase_if(texts, [](const FoundText& text) { return !text.is_named; });
  return texts;
}

/// Whether blocks are a story's, and no labels, names and numbers: most of their words stand in
/// sentences.
bool is_prose(const StoryContent& story) {
  constexpr std::size_t fewest_words_of_sentence = 8;
  std::size_t words = 0;
  std::size_t words_of_sentences = 0;
  for (const PlacedBlock& placed : story.blocks) {
    const std::string text = text_of(placed.block);
    const std::size_t count = text::count_words(text);
    words += count;
    if (count >= fewest_words_of_sentence && ends_sentence(text)) words_of_sentences += count;
  }
  return words_of_sentences * 10 >= words * 6;
}

void append(StoryContent& story, StoryContent more) {
  std::move(more.blocks.begin(), more.blocks.end(), std::back_inserter(story.blocks));
  std::move(more.rows.begin(), more.rows.end(), std::back_inserter(story.rows));
}

/// The text of a live ticker, and its entries with their times.
StoryContent read_updates(const JsonLdArticle& article, const UrlResolver& urls,
                          std::string_view headline, text::DayMonthOrder order) {
  constexpr int level_of_entries = 3;
  StoryContent story;
  if (!article.body.empty())
    story = read_stated_story(article.body, urls, article.script, headline);
  for (const JsonLdUpdate& update : article.updates) {
    const std::size_t begin = story.blocks.size();
    if (!update.headline.empty())
      story.blocks.push_back(
          {Heading{update.headline, level_of_entries}, article.script, article.script});
    if (!update.body.empty())
      append(story, read_stated_story(update.body, urls, article.script, update.headline));
    if (const auto time = entry_time(update.published, order)) set_time(story.blocks, begin, *time);
  }
  return story;
}

std::size_t count_words_of_updates(const JsonLdArticle& article) {
  std::size_t words = count_prose_words(article.body);
  for (const JsonLdUpdate& update : article.updates)
    words += text::count_words(update.headline) + count_prose_words(update.body);
  return words;
}

std::size_t size_of_updates(const JsonLdArticle& article) {
  std::size_t size = article.body.size();
  for (const JsonLdUpdate& update : article.updates) size += update.body.size();
  return size;
}

}  // namespace

std::optional<StatedBody> find_stated_body(const PageView& view, const GeneralTitle& title,
                                           const content::PageHints& hints, const UrlResolver& urls,
                                           std::size_t printed_words) {
  const JsonLdArticle* article = title.article;
  if (article != nullptr && !article->updates.empty() && printed_words <= most_printed_words &&
      size_of_updates(*article) <= longest_text &&
      is_better(count_words_of_updates(*article), printed_words)) {
    return StatedBody{read_updates(*article, urls, title.text, day_month_order(view.metadata)),
                      "liveBlogUpdate", false};
  }
  if (article != nullptr && article->body.size() <= longest_text &&
      is_better(count_prose_words(article->body), printed_words)) {
    return StatedBody{read_stated_story(article->body, urls, article->script, title.text),
                      "articleBody", false};
  }
  if (printed_words > most_printed_words) return std::nullopt;
  StoryNames names{{}, hints.address};
  for (const std::string_view known : hints.titles) names.titles.emplace_back(known);
  names.titles.emplace_back(title.text);
  for (const FoundText& found : find_in_scripts(view.document, names)) {
    const std::size_t fewest = found.is_named ? fewest_story_words : fewest_words_of_unnamed;
    if (!found.is_named && printed_words > most_printed_beside_unnamed) continue;
    if (found.words < fewest || found.markup.size() > longest_text ||
        !is_better(found.words, printed_words))
      continue;
    StoryContent story = read_stated_story(found.markup, urls, found.script, title.text);
    if (is_better(count_words(story), printed_words) && is_prose(story))
      return StatedBody{std::move(story), "script", found.is_named};
  }
  return std::nullopt;
}

StoryContent read_stated_story(std::string_view stated, const UrlResolver& urls,
                               html::NodeIndex script, std::string_view headline) {
  const std::string text = decoded_markup(std::string(stated));
  const bool is_html =
      text.find("</") != std::string_view::npos || text.find("<br") != std::string_view::npos;
  const std::string markup = is_html ? std::string() : paragraphs_of_lines(text);
  const auto document = html::Document::parse(is_html ? text : markup);
  if (!document) return {};
  content::Outline outline;
  content::read_outline(*document, outline);
  std::vector<content::Block> runs;
  runs.reserve(outline.blocks.size());
  for (const content::OutlineBlock& block : outline.blocks) runs.push_back(block.block);
  StoryContent story = read_general_story(*document, urls, runs);
  const std::string title = text::comparison_key(headline);
  std::erase_if(story.blocks, [&](const PlacedBlock& placed) {
    const std::string own = text_of(placed.block);
    return !own.empty() && own.size() <= 2 * title.size() && text::comparison_key(own) == title;
  });
  for (PlacedBlock& placed : story.blocks) placed.first = placed.last = script;
  for (Row& row : story.rows) row.first = row.last = html::no_node;
  return story;
}

}  // namespace dateline::extraction
