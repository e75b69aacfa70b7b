#include "pages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "text/fold.h"

namespace dateline::bench {
namespace {

std::vector<std::filesystem::path> page_files(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".html")
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string whole_file(const std::filesystem::path& path) {
  std::string bytes(static_cast<std::size_t>(std::filesystem::file_size(path)), '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    throw std::runtime_error(path.string() + " cannot be read");
  return bytes;
}

/// Whether `page` goes on with `word` at `at`, in any case of letters.
bool has_at(std::string_view page, std::size_t at, std::string_view word) {
  return text::equals_ignoring_ascii_case(page.substr(std::min(at, page.size()), word.size()),
                                          word);
}

/// Behind the end tag of an element whose text is raw; the page's end where there is none.
std::size_t end_of_raw_text(std::string_view page, std::size_t at, std::string_view name) {
  while ((at = page.find("</", at)) != std::string_view::npos) {
    if (has_at(page, at + 2, name)) return std::min(page.size(), page.find('>', at));
    at += 2;
  }
  return page.size();
}

std::size_t script_and_style_bytes(std::string_view page) {
  std::size_t bytes = 0;
  for (std::size_t at = page.find('<'); at < page.size(); at = page.find('<', at + 1)) {
    for (const std::string_view name : {"script", "style"}) {
      if (!has_at(page, at + 1, name)) continue;
      const std::size_t end = end_of_raw_text(page, at, name);
      bytes += end - at;
      at = end - 1;
      break;
    }
  }
  return bytes;
}

}  // namespace

std::vector<Page> load_pages(const std::vector<std::string>& folders) {
  std::vector<Page> pages;
  for (const std::string& folder : folders) {
    for (const auto& path : page_files(folder))
      pages.push_back({.input = path.string(), .bytes = whole_file(path)});
  }
  if (pages.empty()) throw std::runtime_error("there is no page (*.html) in the given folders");
  return pages;
}

std::size_t size_in_bytes(const std::vector<Page>& pages) {
  std::size_t bytes = 0;
  for (const Page& page : pages) bytes += page.bytes.size();
  return bytes;
}

std::size_t script_and_style_bytes(const std::vector<Page>& pages) {
  std::size_t bytes = 0;
  for (const Page& page : pages) bytes += script_and_style_bytes(page.bytes);
  return bytes;
}

}  // namespace dateline::bench
