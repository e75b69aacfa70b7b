#include "extract/row_grouping.h"

#include <algorithm>
#include <optional>

#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::NodeIndex;

// In code points: longer text in flat markup is the story's, not a row's.
constexpr std::size_t longest_row_text = 200;
constexpr std::size_t shortest_prose = 90;

bool is_text(const Piece& piece) {
  return piece.kind == Piece::Kind::text;
}

/// Which links are titles: those to articles where there are any; else all that name no section or
/// author.
enum class TitleLinks { articles, any, none };

bool is_title(const Piece& piece, TitleLinks kind, const Links& links) {
  if (!is_text(piece) || !piece.link || piece.in_sentence || piece.is_date_alone()) return false;
  if (kind == TitleLinks::articles) return links.is_article(piece.link);
  return kind == TitleLinks::any && !links.is_section(piece.link) && !links.is_author(piece.link);
}

TitleLinks choose_title_links(std::span<const Piece> pieces, const Links& links) {
  std::size_t others = 0;
  std::size_t dates = 0;
  for (const Piece& piece : pieces) {
    if (is_title(piece, TitleLinks::articles, links)) return TitleLinks::articles;
    if (is_title(piece, TitleLinks::any, links)) ++others;
    if (piece.date) ++dates;
  }
  // A footer's links are no rows: others count only when about as many dates stand beside them.
  return dates >= 2 && others >= dates ? TitleLinks::any : TitleLinks::none;
}

bool begins_with_date(std::span<const Piece> pieces, TitleLinks kind, const Links& links) {
  for (const Piece& piece : pieces) {
    if (!is_text(piece)) continue;
    if (piece.is_date_alone()) return true;
    if (kind == TitleLinks::none || is_title(piece, kind, links)) return false;
  }
  return false;
}

/// A link's target without the place inside it: links to an article and to its comments belong to
/// one row.
std::string_view target_of(html::Node link) {
  const std::string_view href = text::trim_ascii(href_of(link));
  return href.substr(0, href.find('#'));
}

/// A row while it is gathered.
struct Group {
  std::vector<const Piece*> pieces;
  NodeIndex title = html::no_node;  // the first text node of its first link
  std::string_view href;
  bool has_date = false;
};

class Grouping {
 public:
  Grouping(const PageView& view, std::span<const Piece> pieces, NodeIndex before,
           const RowReader& reader)
      : view_(view),
        pieces_(pieces),
        before_(before),
        reader_(reader),
        title_links_(choose_title_links(pieces, reader.links)),
        date_first_(begins_with_date(pieces, title_links_, reader.links)) {}

  std::vector<Row> rows() {
    if (title_links_ == TitleLinks::none) {
      group_by_dates();
    } else {
      group_by_titles();
      drop_titles_outside();
    }
    std::vector<Row> rows;
    for (const Group& group : groups_) {
      if (auto row = read_row(group.pieces, reader_)) rows.push_back(std::move(*row));
    }
    return rows;
  }

 private:
  /// The next piece from `i` on that begins another row than `current`; pieces_.size() when there
  /// is none.
  std::size_t next_title(std::size_t i, const Group* current) const {
    for (; i < pieces_.size(); ++i) {
      if (!is_title(pieces_[i], title_links_, reader_.links)) continue;
      if (current == nullptr || current->href != target_of(pieces_[i].link)) return i;
    }
    return pieces_.size();
  }

  void group_by_titles() {
    std::vector<const Piece*> waiting;  // for the title that comes next
    std::size_t next = next_title(0, nullptr);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      if (i == next) {
        Group group;
        group.pieces = std::move(waiting);
        waiting.clear();
        group.title = piece.first;
        group.href = target_of(piece.link);
        add(group, piece);
        has_dated_row_ = has_dated_row_ || group.has_date;
        groups_.push_back(std::move(group));
        next = next_title(i + 1, &groups_.back());
        continue;
      }
      switch (owner_of(piece, i, next)) {
        case Owner::row_before:
          add_to_last(piece);
          break;
        case Owner::row_behind:
          waiting.push_back(&piece);
          break;
        case Owner::nobody:
          break;
        case Owner::end_of_list:
          return;
      }
    }
  }

  enum class Owner { row_before, row_behind, nobody, end_of_list };

  Owner owner_of(const Piece& piece, std::size_t position, std::size_t next) const {
    const bool has_before = !groups_.empty();
    const bool has_behind = next < pieces_.size();
    if (has_before && is_title(piece, title_links_, reader_.links))
      return Owner::row_before;  // its second link
    const NodeIndex with_before =
        has_before ? common_ancestor(view_.document, piece.first, groups_.back().title) : 0;
    const NodeIndex with_behind =
        has_behind ? common_ancestor(view_.document, piece.first, pieces_[next].first) : 0;
    // Both are ancestors of the piece, so the larger index is the deeper element.
    if (has_before && with_before > with_behind && is_inside_row(with_before))
      return Owner::row_before;
    if (has_behind && with_behind > with_before) return Owner::row_behind;
    return owner_in_flat_markup(piece, position, next);
  }

  /// Whether an element that holds a piece and the last row's title holds nothing in front of that
  /// row: it is the row's own.
  bool is_inside_row(NodeIndex element) const {
    return (groups_.size() < 2 ? before_ : groups_[groups_.size() - 2].title) < element;
  }

  Owner owner_in_flat_markup(const Piece& piece, std::size_t position, std::size_t next) const {
    const bool has_before = !groups_.empty();
    const bool has_behind = next < pieces_.size();
    if (!is_text(piece)) return has_behind ? Owner::row_behind : Owner::nobody;
    if (length_of(piece.text) >= shortest_prose && !piece.date && !piece.link) {
      return has_before ? Owner::end_of_list : Owner::nobody;
    }
    if (date_first_) return has_behind ? Owner::row_behind : Owner::nobody;
    if (!has_before) return has_behind ? Owner::row_behind : Owner::nobody;
    if (piece.date) return groups_.back().has_date ? Owner::nobody : Owner::row_before;
    if (groups_.back().has_date) return Owner::nobody;
    // A subtitle or badge stands between title and date.
    for (std::size_t i = position + 1; i < next && i < position + 4; ++i) {
      if (pieces_[i].date) return Owner::row_before;
    }
    // A list within a story has no dates: the story's next text ends it.
    return has_dated_row_ || piece.link ? Owner::nobody : Owner::end_of_list;
  }

  void group_by_dates() {
    Group group;
    for (const Piece& piece : pieces_) {
      if (!is_text(piece)) continue;
      if (length_of(piece.text) >= longest_row_text) break;
      if (date_first_ && piece.date && group.has_date) close(group);
      add(group, piece);
      if (!date_first_ && piece.date) close(group);
    }
    if (date_first_ && group.has_date) close(group);
  }

  /// Adds to the last group.
  void add_to_last(const Piece& piece) {
    add(groups_.back(), piece);
    has_dated_row_ = has_dated_row_ || groups_.back().has_date;
  }

  void close(Group& group) {
    groups_.push_back(std::move(group));
    group = {};
  }

  static void add(Group& group, const Piece& piece) {
    group.pieces.push_back(&piece);
    group.has_date = group.has_date || piece.date.has_value();
  }

  /// Links without a date behind the dated rows, outside the element that holds these, are
  /// something else.
  void drop_titles_outside() {
    NodeIndex holder = html::no_node;
    std::size_t dated = 0;
    for (const Group& group : groups_) {
      if (!group.has_date) continue;
      holder = holder == html::no_node ? group.title
                                       : common_ancestor(view_.document, holder, group.title);
      ++dated;
    }
    if (dated < 2) return;
    const NodeIndex end = view_.document.node(holder).subtree_end();
    std::erase_if(groups_, [&](const Group& group) {
      return !group.has_date && (group.title < holder || group.title >= end);
    });
  }

  const PageView& view_;
  std::span<const Piece> pieces_;
  NodeIndex before_;
  const RowReader& reader_;
  TitleLinks title_links_;
  bool date_first_;
  bool has_dated_row_ = false;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Row> group_rows(const PageView& view, std::span<const Piece> pieces, NodeIndex before,
                            const RowReader& reader) {
  return Grouping(view, pieces, before, reader).rows();
}

}  // namespace dateline::extraction
