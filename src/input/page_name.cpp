#include "input/page_name.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/fold.h"

namespace dateline::input {
namespace {

constexpr std::array<std::string_view, 3> page_endings = {".html", ".htm", ".xhtml"};
constexpr std::string_view gzip_ending = ".gz";
constexpr std::array<std::string_view, 3> warc_endings = {".warc", ".warc.gz", ".warc.zst"};
constexpr std::array<std::string_view, 2> mhtml_endings = {".mhtml", ".mht"};
constexpr std::string_view companion_ending = "_files";

bool ends_with_ignoring_case(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() &&
         text::equals_ignoring_ascii_case(name.substr(name.size() - ending.size()), ending);
}

bool ends_with_any_of(std::string_view name, std::span<const std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return ends_with_ignoring_case(name, ending);
  });
}

}  // namespace

bool is_warc_name(std::string_view name) {
  return ends_with_any_of(name, warc_endings);
}

bool is_mhtml_name(std::string_view name) {
  return ends_with_any_of(name, mhtml_endings);
}

std::string_view page_stem(std::string_view name) {
  if (ends_with_ignoring_case(name, gzip_ending)) name.remove_suffix(gzip_ending.size());
  for (const std::string_view ending : page_endings) {
    if (ends_with_ignoring_case(name, ending)) return name.substr(0, name.size() - ending.size());
  }
  return {};
}

void PageStems::add(std::string_view name) {
  const std::string_view stem = page_stem(name);
  if (!stem.empty()) stems_.emplace(stem);
}

bool PageStems::has_companion(std::string_view folder) const {
  if (!folder.ends_with(companion_ending)) return false;
  folder.remove_suffix(companion_ending.size());
  return stems_.find(std::string(folder)) != stems_.end();
}

}  // namespace dateline::input
