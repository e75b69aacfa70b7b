#include "extract/stray_runs.h"

#include <algorithm>
#include <string>

#include "extract/run_text.h"
#include "extract/sentence.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;

Node outermost_article(Node node) {
  Node found;
  for (Node up = node; up; up = up.parent()) {
    if (up.tag() == html::Tag::article) found = up;
  }
  return found;
}

/// The end of the <article> with most of the prose; no_node where none has so much.
html::NodeIndex end_of_article(const html::Document& document,
                               const std::vector<content::Block>& runs) {
  Node article;
  std::size_t words = 0;
  std::size_t words_inside = 0;
  for (const content::Block& run : runs) {
    const std::string text = text_of_run(document, run.first, run.last);
    if (!ends_sentence(text)) continue;
    const std::size_t count = text::count_words(text);
    words += count;
    if (article && article.contains(document.node(run.element))) {
      words_inside += count;
    } else if (const Node other = outermost_article(document.node(run.element));
               other && count > words_inside) {
      article = other;
      words_inside = count;
    }
  }
  const bool has_most = article && words_inside * 5 >= words * 4;
  return has_most ? article.subtree_end() : html::no_node;
}

}  // namespace

void drop_stray_runs(const html::Document& document, std::vector<content::Block>& runs) {
  const bool has_article = std::any_of(runs.begin(), runs.end(), [&](const content::Block& run) {
    return bool(outermost_article(document.node(run.element)));
  });
  if (!has_article) return;
  const bool ends_in_article = outermost_article(document.node(runs.back().element)) &&
                               outermost_article(document.node(runs.front().element)) ==
                                   outermost_article(document.node(runs.back().element));
  if (ends_in_article) return;  // as most do
  const html::NodeIndex end = end_of_article(document, runs);
  std::erase_if(runs, [&](const content::Block& run) {
    return run.first >= end && !ends_sentence(text_of_run(document, run.first, run.last));
  });
}

}  // namespace dateline::extraction
