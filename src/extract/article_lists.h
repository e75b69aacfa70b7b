#pragma once

#include <string>
#include <vector>

#include "dateline/article.h"
#include "extract/lists.h"
#include "extract/search.h"
#include "extract/story.h"

namespace dateline::extraction {

/// Gathers the rows of the lists beside a story, whichever way leads to them, and marks their text
/// as taken.
class ArticleLists {
 public:
  /// `search` is borrowed, and changed by what is taken.
  explicit ArticleLists(Search& search) : search_(&search) {}

  /// Lists that a label introduces, then cards that the profile names by a selector.
  void find();

  /// Rows right behind the story that no label names and no selector knows, where nothing else is
  /// "read also".
  void find_below(const Story& story);

  /// Rows that the story itself holds.
  void add_in_story(std::vector<Row> rows);

  /// The titles' comparison keys, sorted.
  std::vector<std::string> title_keys() const;

  /// Moves the rows into `article`, each list in the page's order, with its evidence when that is
  /// wanted.
  void move_into(Article& article, bool with_evidence);

 private:
  struct FoundRow {
    FoundList::Kind kind = FoundList::Kind::read_also;
    Row row;
    const site::Way* way = nullptr;
  };

  void find_labelled();
  bool leads_to_author(const TextLine& line) const;
  void find_cards(site::Field field, FoundList::Kind kind);
  void add(FoundList::Kind kind, Row row, const site::Way* way);
  const site::Way* way_by_label(site::Field field, std::string_view label) const;
  void move_list(FoundList::Kind kind, std::string_view field, std::vector<ListItem>& items,
                 std::vector<Evidence>* evidence);

  Search* search_;
  std::vector<FoundRow> rows_;
};

}  // namespace dateline::extraction
