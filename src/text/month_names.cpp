#include "text/month_names.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "text/utf8.h"

namespace dateline::text {
namespace {

struct MonthName {
  std::string_view name;  // as fold_letters gives it
  int month;
};

// Short names are those of the Unicode CLDR and those seen in print. Sorted by bytes.
constexpr MonthName month_names[] = {
    {"apr", 4},       {"aprel", 4},     {"april", 4},      {"aug", 8},         {"august", 8},
    {"avq", 8},       {"avqust", 8},    {"dec", 12},       {"december", 12},   {"dek", 12},
    {"dekabr", 12},   {"feb", 2},       {"february", 2},   {"fev", 2},         {"fevral", 2},
    {"iyl", 7},       {"iyn", 6},       {"iyul", 7},       {"iyun", 6},        {"jan", 1},
    {"january", 1},   {"jul", 7},       {"july", 7},       {"jun", 6},         {"june", 6},
    {"mar", 3},       {"march", 3},     {"mart", 3},       {"may", 5},         {"nov", 11},
    {"november", 11}, {"noy", 11},      {"noyabr", 11},    {"oct", 10},        {"october", 10},
    {"okt", 10},      {"oktyabr", 10},  {"sen", 9},        {"sent", 9},        {"sentyabr", 9},
    {"sep", 9},       {"sept", 9},      {"september", 9},  {"yan", 1},         {"yanvar", 1},
    {"авг", 8},       {"август", 8},    {"августа", 8},    {"апр", 4},         {"апрель", 4},
    {"апреля", 4},    {"дек", 12},      {"декабрь", 12},   {"декабря", 12},    {"июл", 7},
    {"июль", 7},      {"июля", 7},      {"июн", 6},        {"июнь", 6},        {"июня", 6},
    {"май", 5},       {"мар", 3},       {"март", 3},       {"марта", 3},       {"мая", 5},
    {"ноя", 11},      {"нояб", 11},     {"ноябрь", 11},    {"ноября", 11},     {"окт", 10},
    {"октябрь", 10},  {"октября", 10},  {"сен", 9},        {"сент", 9},        {"сентябрь", 9},
    {"сентября", 9},  {"фев", 2},       {"февр", 2},       {"февраль", 2},     {"февраля", 2},
    {"янв", 1},       {"январь", 1},    {"января", 1},     {"ապր", 4},         {"ապրիլ", 4},
    {"ապրիլի", 4},    {"դեկ", 12},      {"դեկտեմբեր", 12}, {"դեկտեմբերի", 12}, {"հլս", 7},
    {"հնս", 6},       {"հնվ", 1},       {"հոկ", 10},       {"հոկտեմբեր", 10},  {"հոկտեմբերի", 10},
    {"հուլիս", 7},    {"հուլիսի", 7},   {"հունիս", 6},     {"հունիսի", 6},     {"հունվար", 1},
    {"հունվարի", 1},  {"մայիս", 5},     {"մայիսի", 5},     {"մարտ", 3},        {"մարտի", 3},
    {"մյս", 5},       {"մրտ", 3},       {"նոյ", 11},       {"նոյեմբեր", 11},   {"նոյեմբերի", 11},
    {"սեպ", 9},       {"սեպտեմբեր", 9}, {"սեպտեմբերի", 9}, {"փետրվար", 2},     {"փետրվարի", 2},
    {"փտվ", 2},       {"օգոստոս", 8},   {"օգոստոսի", 8},   {"օգս", 8},
};

constexpr std::size_t longest_name =
    std::max_element(
        std::begin(month_names), std::end(month_names),
        [](const MonthName& a, const MonthName& b) { return a.name.size() < b.name.size(); })
        ->name.size();

static_assert(std::is_sorted(std::begin(month_names), std::end(month_names),
                             [](const MonthName& a, const MonthName& b) {
                               return a.name < b.name;
                             }));

// One code point more than the longest name, so that a longer word is seen to be longer.
using FoldedWord = std::array<char, longest_name + 4>;

// Writes `word` in lower case into `out` and gives its length; what does not fit is left out.
std::size_t fold_letters(std::string_view word, FoldedWord& out) {
  constexpr char32_t dotted_capital_i = 0x0130;
  constexpr char32_t dotless_small_i = 0x0131;
  constexpr char32_t combining_breve = 0x0306;
  constexpr char32_t combining_dot_above = 0x0307;
  constexpr std::string_view small_i = "и";
  constexpr std::string_view small_short_i = "й";

  std::size_t length = 0;
  std::size_t position = 0;
  while (position < word.size() && length <= longest_name) {
    const CodePoint code_point = code_point_at(word, position);
    position += code_point.length;
    char32_t value = code_point.value;
    if (value < 0x80) {
      if (value >= 'A' && value <= 'Z') value += 'a' - 'A';
    } else if (value == dotted_capital_i || value == dotless_small_i) {
      value = 'i';
    } else if (value == combining_dot_above) {
      continue;
    } else if (value == combining_breve &&
               std::string_view(out.data(), length).ends_with(small_i)) {
      // Text that is not in Normalization Form C.
      std::copy(small_short_i.begin(), small_short_i.end(),
                out.data() + length - small_short_i.size());
      continue;
    } else if (value >= 0x0410 && value <= 0x044F) {  // Russian: А to Я, а to я
      if (value < 0x0430) value += 0x0430 - 0x0410;
    } else {
      value = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(value)));
    }
    length += write_code_point(out.data() + length, value);
  }
  return length;
}

}  // namespace

std::optional<int> month_of_name(std::string_view word) {
  FoldedWord buffer;
  const std::string_view key(buffer.data(), fold_letters(word, buffer));
  const auto* found = std::lower_bound(
      std::begin(month_names), std::end(month_names), key,
      [](const MonthName& entry, std::string_view wanted) { return entry.name < wanted; });
  if (found == std::end(month_names) || found->name != key) return std::nullopt;
  return found->month;
}

}  // namespace dateline::text
