#include "extract/list_row.h"

#include <algorithm>

#include "extract/badges.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

// In code points.
constexpr std::size_t longest_section = 30;
constexpr std::size_t longest_subtitle = 200;

/// A text of the row, without the date that it may have held.
struct RowText {
  const Piece* piece = nullptr;
  std::string_view text;
  bool leads_to_article = false;
  bool is_behind_date = false;
};

class RowParser {
 public:
  explicit RowParser(const RowReader& reader) : reader_(reader) {}

  std::optional<Row> parse(std::span<const Piece* const> pieces) {
    for (const Piece* each : pieces) {
      const Piece& piece = *each;
      if (piece.kind == Piece::Kind::image) {
        if (!row_.item.image && !reader_.links.is_furniture_image(piece.image)) {
          row_.item.image = reader_.links.absolute(piece.image);
        }
      } else {
        sort_text(piece);
      }
      take_url(piece);
    }
    const auto title = find_title();
    if (title == texts_.end()) return std::nullopt;
    for (auto text = texts_.begin(); text != texts_.end(); ++text) {
      // Behind a title and its date, the slot of the subtitle is over: "5 comments".
      const bool is_behind_row = text->is_behind_date && !title->is_behind_date;
      if (text != title && !is_behind_row) place_text(*text, text < title);
    }
    set_title(*title);
    row_.first = pieces.front()->first;
    row_.last = pieces.back()->last;
    return std::move(row_);
  }

 private:
  bool is_article_link(const Piece& piece) const {
    return piece.link && reader_.links.is_article(piece.link);
  }

  /// The first link to an article wins; a row without one keeps its first link of any kind but a
  /// section's.
  void take_url(const Piece& piece) {
    if (!piece.link || url_is_article_) return;
    const bool is_article = reader_.links.is_article(piece.link);
    if (!is_article && (row_.item.url || reader_.links.is_section(piece.link) ||
                        reader_.links.is_author(piece.link)))
      return;
    row_.item.url = reader_.links.absolute(href_of(piece.link));
    url_is_article_ = is_article;
  }

  /// Takes date, section link and badges out of the way.
  void sort_text(const Piece& piece) {
    std::string_view text = piece.text;
    const bool has_seen_date = row_.item.published.has_value();
    if (piece.date && !row_.item.published) {
      row_.item.date_text = text.substr(piece.date->from, piece.date->to - piece.date->from);
      row_.item.published = to_date_time(piece.date->timestamp, reader_.profile);
      const std::string_view before = trim_separators(text.substr(0, piece.date->from));
      const std::string_view after = trim_separators(text.substr(piece.date->to));
      text = before.empty() ? after : before;
      if (text.empty()) return;
    }
    if (piece.link && reader_.links.is_section(piece.link)) {
      set_section(text);
      return;
    }
    if (text.starts_with('#') && length_of(text) <= longest_section) {
      set_section(text.substr(1));
      return;
    }
    auto badges = badges_of(text, reader_.profile);
    if (!badges.empty()) {
      row_.item.badges.insert(row_.item.badges.end(), badges.begin(), badges.end());
      return;
    }
    texts_.push_back({&piece, text, is_article_link(piece), has_seen_date});
  }

  void set_section(std::string_view name) {
    if (!row_.item.section) row_.item.section = text::fold(name);
  }

  /// A heading, or the first text that leads to the article; where several do, section names are
  /// passed over.
  std::vector<RowText>::iterator find_title() {
    const bool has_link = std::any_of(texts_.begin(), texts_.end(),
                                      [](const RowText& text) { return text.leads_to_article; });
    auto best = texts_.end();
    for (auto text = texts_.begin(); text != texts_.end(); ++text) {
      if (has_link && !text->leads_to_article) continue;
      if (text->piece->in_heading) return text;
      if (best != texts_.end()) continue;
      const bool is_last = text + 1 == texts_.end();
      if (!is_last && looks_like_section(text->text)) continue;
      best = text;
    }
    return best;
  }

  bool is_known_section(std::string_view text) const {
    return site::has_key(reader_.profile.sections, text::comparison_key_of_folded(text));
  }

  bool looks_like_section(std::string_view text) const {
    if (is_known_section(text)) return true;
    return length_of(text) <= longest_section && text::is_upper_case(text);
  }

  /// What is neither title nor known by its form.
  void place_text(const RowText& text, bool is_before_title) {
    const bool leads_inside =
        text.piece->link && href_of(text.piece->link).find('#') != std::string_view::npos;
    if (leads_inside) return;  // "5 comments"
    if (text.leads_to_article && site::has_key(reader_.profile.labels.read_also,
                                               text::comparison_key_of_folded(text.text))) {
      return;  // "Read more", the row's second link
    }
    if (is_before_title ? looks_like_section(text.text) : is_known_section(text.text)) {
      set_section(text.text);
      return;
    }
    const bool says_something = std::any_of(text.text.begin(), text.text.end(), [](char c) {
      return static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') ||
             (c >= 'a' && c <= 'z');
    });
    if (!is_before_title && says_something && !row_.item.subtitle &&
        length_of(text.text) <= longest_subtitle) {
      row_.item.subtitle = text.text;
      auto badges = take_trailing_badges(*row_.item.subtitle, reader_.profile);
      row_.item.badges.insert(row_.item.badges.end(), badges.begin(), badges.end());
    }
  }

  void set_title(const RowText& title) {
    row_.item.title = title.text;
    auto badges = take_trailing_badges(row_.item.title, reader_.profile);
    row_.item.badges.insert(row_.item.badges.begin(), badges.begin(), badges.end());
  }

  const RowReader& reader_;
  Row row_;
  std::vector<RowText> texts_;
  bool url_is_article_ = false;
};

}  // namespace

DateTime to_date_time(text::Timestamp timestamp, const site::Profile& profile) {
  if (timestamp.hour && !timestamp.offset_minutes)
    timestamp.offset_minutes = profile.utc_offset_minutes;
  return text::to_rfc3339(timestamp);
}

std::optional<Row> read_row(std::span<const Piece* const> pieces, const RowReader& reader) {
  return RowParser(reader).parse(pieces);
}

std::optional<Row> read_row(std::span<const Piece> pieces, const RowReader& reader) {
  std::vector<const Piece*> all;
  for (const Piece& piece : pieces) all.push_back(&piece);
  return read_row(all, reader);
}

}  // namespace dateline::extraction
