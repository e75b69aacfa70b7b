#include "extract/list_labels.h"

#include <algorithm>
#include <array>

#include "extract/list_label_table.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::extraction {

namespace {

// In bytes: a label goes on with a name, not with a sentence.
constexpr std::size_t longest_name = 60;

using Entry = ListLabelEntry;
using Form = ListLabelForm;

/// Keys in their order, for the search.
constexpr auto sorted_entries() {
  auto sorted = label_table::entries;
  std::sort(sorted.begin(), sorted.end(),
            [](const Entry& a, const Entry& b) { return a.key < b.key; });
  return sorted;
}
constexpr auto by_key = sorted_entries();

/// Whether a code point is a sign in front of a label or behind it, and no letter or digit.
bool is_sign(char32_t code_point) {
  if (code_point < 0x80) {
    return !((code_point >= 'a' && code_point <= 'z') || (code_point >= '0' && code_point <= '9'));
  }
  return code_point < 0xAA || code_point == 0xAB || code_point == 0xB7 || code_point == 0xBB ||
         (code_point >= 0x055A && code_point <= 0x055F) || code_point == 0x0589 ||
         code_point == 0x060C || code_point == 0x061B || code_point == 0x061F ||
         (code_point >= 0x2010 && code_point < 0x2C00) ||
         (code_point >= 0x3000 && code_point < 0x3040 && code_point != 0x3005) ||
         (code_point >= 0xFE00 && code_point < 0xFE10) ||
         (code_point >= 0xFF00 && code_point < 0xFF10) || code_point == 0xFF1A ||
         code_point == 0xFF5C || (code_point >= 0x1F000 && code_point < 0x20000);
}

void trim_signs(std::string& key) {
  std::size_t begin = 0;
  while (begin < key.size()) {
    const text::CodePoint first = text::code_point_at(key, begin);
    if (!is_sign(first.value)) break;
    begin += first.length;
  }
  std::size_t end = key.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && text::is_continuation_byte(static_cast<unsigned char>(key[last])))
      --last;
    if (!is_sign(text::code_point_at(key, last).value)) break;
    end = last;
  }
  key.erase(end);
  key.erase(0, begin);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
    text.replace(at, from.size(), to);
}

/// The longest entry that a key begins with and `fits` likes; null when there is none.
template <typename Fits>
const Entry* longest_beginning(std::string_view key, Fits fits) {
  auto entry =
      std::upper_bound(by_key.begin(), by_key.end(), key,
                       [](std::string_view wanted, const Entry& it) { return wanted < it.key; });
  // All beginnings of the key stand before it, the longest last.
  while (entry != by_key.begin()) {
    --entry;
    if (entry->key.front() != key.front()) break;
    if (key.starts_with(entry->key) && fits(*entry)) return &*entry;
  }
  return nullptr;
}

}  // namespace

std::string label_key(std::string_view text) {
  std::string key = text::comparison_key(text);
  replace_all(key, "\u0307", "");  // what is left of the dot of a capital I
  replace_all(key, "\u0131", "i");
  trim_signs(key);
  return key;
}

ListLabel label_of(std::string_view key) {
  if (key.empty()) return ListLabel::none;
  const Entry* entry = longest_beginning(key, [&](const Entry& it) {
    if (it.key.size() == key.size()) return true;
    return it.form == Form::goes_on && key[it.key.size()] == ' ' &&
           key.size() - it.key.size() <= longest_name;
  });
  return entry == nullptr ? ListLabel::none : entry->label;
}

bool is_list_label(std::string_view title) {
  constexpr std::size_t longest_label = 40;  // in bytes
  return title.size() <= longest_label && label_of(label_key(title)) != ListLabel::none;
}

std::size_t in_story_label(std::string_view key) {
  if (key.empty()) return 0;
  const Entry* entry = longest_beginning(key, [&](const Entry& it) {
    if (it.form != Form::in_story) return false;
    return it.key.size() == key.size() || is_sign(text::code_point_at(key, it.key.size()).value);
  });
  return entry == nullptr ? 0 : entry->key.size();
}

}  // namespace dateline::extraction
