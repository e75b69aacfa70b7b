#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

/// Tables of the names of months and weekdays: written by language, sorted by the compiler.
namespace dateline::text {

/// One language: the names of each month or weekday, set apart by blanks.
template <std::size_t size>
using NameRow = std::array<std::string_view, size>;

struct NumberedName {
  std::string_view name;
  int number = 0;  ///< from 1
};

namespace name_table_detail {

template <std::size_t size, typename Visit>
constexpr void for_each_name(std::span<const NameRow<size>> rows, Visit visit) {
  for (const NameRow<size>& row : rows) {
    for (std::size_t i = 0; i < size; ++i) {
      std::string_view names = row[i];
      while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        visit(NumberedName{names.substr(0, end), static_cast<int>(i) + 1});
        names.remove_prefix(std::min(end + 1, names.size()));
      }
    }
  }
}

}  // namespace name_table_detail

/// How many names the rows have, those of several languages counted for each.
template <std::size_t size, std::size_t rows>
constexpr std::size_t name_count(const NameRow<size> (&table)[rows]) {
  std::size_t count = 0;
  name_table_detail::for_each_name<size>(table, [&](const NumberedName&) { ++count; });
  return count;
}

/// All names in the order of their bytes.
template <std::size_t count, std::size_t size, std::size_t rows>
constexpr std::array<NumberedName, count> sorted_names(const NameRow<size> (&table)[rows]) {
  std::array<NumberedName, count> names{};
  std::size_t filled = 0;
  name_table_detail::for_each_name<size>(table,
                                         [&](const NumberedName& name) { names[filled++] = name; });
  std::sort(names.begin(), names.end(), [](const NumberedName& a, const NumberedName& b) {
    return a.name != b.name ? a.name < b.name : a.number < b.number;
  });
  return names;
}

/// How many different names a sorted array has.
template <std::size_t count>
constexpr std::size_t different_names(const std::array<NumberedName, count>& names) {
  std::size_t different = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i == 0 || names[i - 1].name != names[i].name) ++different;
  }
  return different;
}

/// The different names of a sorted array.
template <std::size_t different, std::size_t count>
constexpr std::array<NumberedName, different> without_repeats(
    const std::array<NumberedName, count>& names) {
  std::array<NumberedName, different> result{};
  std::size_t filled = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i == 0 || names[i - 1].name != names[i].name) result[filled++] = names[i];
  }
  return result;
}

/// Whether no name has two numbers.
template <std::size_t count>
constexpr bool has_one_meaning_each(const std::array<NumberedName, count>& names) {
  for (std::size_t i = 1; i < count; ++i) {
    if (names[i - 1].name == names[i].name && names[i - 1].number != names[i].number) return false;
  }
  return true;
}

/// The number of a name; empty when the table does not have it.
template <std::size_t count>
std::optional<int> find_name(const std::array<NumberedName, count>& names, std::string_view name) {
  const auto found = std::lower_bound(
      names.begin(), names.end(), name,
      [](const NumberedName& entry, std::string_view wanted) { return entry.name < wanted; });
  if (found == names.end() || found->name != name) return std::nullopt;
  return found->number;
}

}  // namespace dateline::text
