#pragma once

#include <vector>

#include "dateline/article.h"
#include "extract/list_row.h"
#include "extract/page_view.h"
#include "site/profile.h"

/// The lists beside a story.
namespace dateline::extraction {

/// A list of rows as it stands in the page.
struct FoundList {
  enum class Kind { read_also, latest_news };

  Kind kind = Kind::read_also;
  std::size_t label_line = 0;  ///< in PageView::lines
  std::size_t end_line = 0;    ///< one past the line that its last row ends in
  std::vector<Row> rows = {};  ///< at least one
};

/// Whether a line is one of the labels of lists.
bool is_list_label(const TextLine& line, const site::Labels& labels);

/// Whether a link to an article is part of a line.
bool leads_to_article(const PageView& view, const TextLine& line, const Links& links);

/// The lists that a label introduces: a line that is one of the profile's labels, with rows below
/// it. A label that no row follows (a sub-head of the story, a menu's entry) makes no list.
std::vector<FoundList> find_labelled_lists(const PageView& view, const RowReader& reader);

/// The rows in lines [first_line, last_line) that belong to no label: links to articles that have a
/// date beside them, two at least.
std::vector<Row> find_unlabelled_rows(const PageView& view, const RowReader& reader,
                                      std::size_t first_line, std::size_t last_line);

}  // namespace dateline::extraction
