#include "extract/head_runs.h"

#include <algorithm>
#include <string>

#include "extract/byline_names.h"
#include "extract/run_text.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

// In words.
constexpr std::size_t longest_date_line = 12;
constexpr std::size_t longest_byline = 16;
constexpr std::size_t most_beside_name = 4;
// In bytes: a longer run is none of these, whatever it says.
constexpr std::size_t longest_looked_at = 600;

bool is_byline(const std::string& key, std::size_t words, std::span<const Person> authors) {
  if (words > longest_byline) return false;
  return std::any_of(authors.begin(), authors.end(), [&](const Person& author) {
    const std::string name = text::comparison_key_of_folded(author.name);
    if (name.empty() || key.find(name) == std::string::npos) return false;
    // "This story was written by" begins a sentence that belongs to the text.
    const bool is_sentence = key.starts_with("this ");
    return (begins_as_byline(key) && !is_sentence) ||
           words <= text::count_words(author.name) + most_beside_name;
  });
}

}  // namespace

std::vector<content::Block> without_head(const html::Document& document,
                                         std::span<const content::Block> runs,
                                         const StoryHead& head) {
  const std::string headline = text::comparison_key_of_folded(head.headline);
  std::vector<content::Block> story;
  for (const content::Block& run : runs) {
    const bool is_in_heading = head.heading != html::no_node &&
                               document.node(head.heading).contains(document.node(run.first));
    if (is_in_heading) continue;
    const std::string text = text_of_run(document, run.first, run.last);
    if (text.size() <= longest_looked_at) {
      const std::string key = text::comparison_key_of_folded(text);
      const std::size_t words = text::count_words(text);
      const bool has_date = run.first <= head.date_text && head.date_text <= run.last;
      if (key == headline || (has_date && words <= longest_date_line) ||
          is_byline(key, words, head.authors))
        continue;
    }
    story.push_back(run);
  }
  return story;
}

}  // namespace dateline::extraction
