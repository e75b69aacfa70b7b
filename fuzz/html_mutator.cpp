#include "html_mutator.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "html/tag.h"
#include "html/tree_traits.h"
#include "html_pieces.h"
#include "html_vocabulary.h"

namespace dateline::fuzz {
namespace {

bool is_tag(const std::string& piece) {
  const std::size_t letter = piece.starts_with("</") ? 2 : 1;
  if (piece.size() <= letter || piece.front() != '<') return false;
  const char c = piece[letter];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view name_of(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return tag.substr(0, tag.find_first_of("\t\n\f\r />"));
}

bool is_void(std::string_view name) {
  return html::tree_traits::has(html::tag_from_name(name), html::tree_traits::empty);
}

class Mutation {
 public:
  Mutation(std::string_view page, std::uint32_t seed)
      : dice_(seed), kind_(dice_.below(64)), pieces_(pieces_of(page)) {}

  std::string make() {
    for (std::size_t count = 1 + dice_.below(4); count > 0; --count) change();
    return joined(pieces_);
  }

 private:
  using Place = Pieces::difference_type;

  struct Range {
    Place from;
    Place to;
  };

  void change() {
    if (pieces_.empty()) return insert();
    switch (dice_.below(20)) {
      case 0:
      case 1:
        return remove();
      case 2:
        return repeat();
      case 3:
        return move();
      case 4:
      case 5:
        return rename();
      case 6:
        return add_attribute();
      case 7:
      case 8:
        return wrap();
      case 9:
        return exchange();
      case 10:
        return nest();
      case 11:
        return dice_.one_in(4) ? cut_off() : insert();
      case 12:
      case 13:
      case 14:
      case 15:
        return balance(dice_.one_in(2) ? all() : some());
      default:
        return insert();
    }
  }

  Place between() { return static_cast<Place>(dice_.below(pieces_.size() + 1)); }

  /// Some pieces, mostly few.
  Range some() {
    const std::size_t from = dice_.below(pieces_.size());
    const std::size_t left = pieces_.size() - from;
    const std::size_t count =
        1 + dice_.below(dice_.one_in(4) ? left : std::min<std::size_t>(left, 3));
    return {static_cast<Place>(from), static_cast<Place>(from + count)};
  }

  Range all() const { return {0, static_cast<Place>(pieces_.size())}; }

  Pieces copy(Range range) { return {pieces_.begin() + range.from, pieces_.begin() + range.to}; }

  void insert_at(Place place, const Pieces& added) {
    pieces_.insert(pieces_.begin() + place, added.begin(), added.end());
  }

  std::string new_piece() {
    switch (dice_.below(8)) {
      case 0:
        return random_text(dice_);
      case 1:
        return random_odd_markup(dice_);
      case 2:
      case 3:
        return random_end_tag(dice_, random_name(dice_, kind_));
      default:
        return random_start_tag(dice_, random_name(dice_, kind_));
    }
  }

  void insert() {
    Pieces added = {new_piece()};
    if (dice_.one_in(2)) added.push_back(random_text(dice_));
    insert_at(between(), added);
  }

  void remove() {
    const Range range = some();
    pieces_.erase(pieces_.begin() + range.from, pieces_.begin() + range.to);
  }

  void repeat() {
    const Pieces repeated = copy(some());
    for (std::size_t count = dice_.one_in(8) ? 1 + dice_.below(8) : 1; count > 0; --count)
      insert_at(between(), repeated);
  }

  void move() {
    const Range range = some();
    const Pieces moved = copy(range);
    pieces_.erase(pieces_.begin() + range.from, pieces_.begin() + range.to);
    insert_at(between(), moved);
  }

  void exchange() {
    std::swap(dice_.one_in(2) ? pieces_.front() : pieces_[dice_.below(pieces_.size())],
              pieces_[dice_.below(pieces_.size())]);
  }

  void rename() {
    std::string& piece = pieces_[dice_.below(pieces_.size())];
    if (!is_tag(piece)) {
      piece = new_piece();
      return;
    }
    const std::size_t from = piece.starts_with("</") ? 2 : 1;
    const std::size_t to = piece.find_first_of("\t\n\f\r />", from);
    piece.replace(from, std::min(to, piece.size()) - from, random_name(dice_, kind_));
  }

  void add_attribute() {
    std::string& piece = pieces_[dice_.below(pieces_.size())];
    if (!is_tag(piece)) return insert();
    const std::size_t place = piece.find_first_of("\t\n\f\r />", 1);
    piece.insert(std::min(place, piece.size()), random_attribute(dice_));
  }

  /// Not always is the end tag in the place where it belongs.
  void wrap() {
    const Range range = some();
    const std::string name = random_name(dice_, kind_);
    insert_at(range.to, {random_end_tag(dice_, name)});
    insert_at(range.from, {random_start_tag(dice_, name)});
  }

  /// With the end tags or without them: several rules stop after eight elements.
  void nest() {
    const std::string names[] = {random_name(dice_, kind_), random_name(dice_, kind_)};
    Pieces start_tags;
    Pieces end_tags;
    // Rarely so deep that tags are left out.
    const std::size_t times = dice_.one_in(64) ? 600 : 2 + dice_.below(12);
    for (std::size_t i = 0; i < times; ++i) {
      start_tags.push_back(random_start_tag(dice_, names[i % 2]));
      end_tags.push_back(random_end_tag(dice_, names[(times - i - 1) % 2]));
    }
    const Place place = between();
    insert_at(place, start_tags);
    if (dice_.one_in(2)) return;
    const std::size_t behind = pieces_.size() - static_cast<std::size_t>(place) - times;
    insert_at(place + static_cast<Place>(times + dice_.below(behind + 1)), end_tags);
  }

  /// Gives each start tag its end tag, and leaves out end tags of nothing.
  void balance(Range range) {
    Pieces balanced;
    std::vector<std::string> open;
    const auto close_innermost = [&] {
      balanced.push_back("</" + open.back() + '>');
      open.pop_back();
    };
    for (const std::string& piece : copy(range)) {
      const std::string name(is_tag(piece) ? name_of(piece) : "");
      const auto closed = std::find(open.begin(), open.end(), name);
      if (!piece.starts_with("</") || name.empty()) {
        balanced.push_back(piece);
        if (!name.empty() && !is_void(name)) open.push_back(name);
      } else if (closed != open.end()) {
        for (auto count = open.end() - closed; count > 0; --count) close_innermost();
      }
    }
    while (!open.empty()) close_innermost();
    // With one end tag too many, perhaps: of what was open before, or is implied.
    if (dice_.one_in(2)) {
      const auto place = static_cast<Place>(dice_.below(balanced.size() + 1));
      balanced.insert(balanced.begin() + place, random_end_tag(dice_, random_name(dice_, kind_)));
    }
    pieces_.erase(pieces_.begin() + range.from, pieces_.begin() + range.to);
    insert_at(range.from, balanced);
  }

  void cut_off() {
    std::string page = joined(pieces_);
    page.resize(dice_.below(page.size() + 1));
    pieces_ = pieces_of(page);
  }

  Dice dice_;
  std::size_t kind_;  // of names that this mutation prefers
  Pieces pieces_;
};

}  // namespace

void mutate_html(std::string& page, std::uint32_t seed) {
  page = Mutation(page, seed).make();
}

std::string splice_html(std::string_view one, std::string_view other, std::uint32_t seed) {
  Dice dice(seed);
  const Pieces sources[] = {pieces_of(one), pieces_of(other)};
  Pieces pieces;
  std::size_t at[] = {0, 0};
  // Stretches of the one and of the other by turns, each going on where it stopped.
  for (std::size_t turn = dice.below(2); at[0] < sources[0].size() || at[1] < sources[1].size();
       turn = 1 - turn) {
    const std::size_t left = sources[turn].size() - at[turn];
    const std::size_t count = std::min(left, 1 + dice.below(8));
    for (std::size_t i = 0; i < count; ++i) pieces.push_back(sources[turn][at[turn]++]);
  }
  return joined(pieces);
}

}  // namespace dateline::fuzz
