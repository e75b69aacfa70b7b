#include "input/items.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include "dateline/fetch.h"

namespace dateline::input {
namespace {

struct DirectoryCloser {
  void operator()(DIR* directory) const noexcept { closedir(directory); }
};
using Directory = std::unique_ptr<DIR, DirectoryCloser>;

bool is_folder(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// Links are followed: what they lead to counts.
bool is_folder(const Directory& directory, const dirent& entry) {
  if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
  struct stat status {};
  return fstatat(dirfd(directory.get()), entry.d_name, &status, 0) == 0 && S_ISDIR(status.st_mode);
}

std::string without_trailing_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.back() == '/' ? folder + name : folder + "/" + name;
}

Error folder_error(ErrorCode code, std::string message, std::string path) {
  return {.code = code, .stage = "input", .message = std::move(message), .input = std::move(path)};
}

Error cannot_read_folder(int error_number, std::string path) {
  return folder_error(ErrorCode::unreadable,
                      "the folder cannot be read: " + std::generic_category().message(error_number),
                      std::move(path));
}

}  // namespace

bool is_single_page(std::span<const std::string> arguments) {
  if (arguments.size() != 1) return false;
  const std::string& argument = arguments.front();
  return argument == "-" || is_url(argument) || !is_folder(argument);
}

Items::Items(std::vector<std::string> arguments) : arguments_(std::move(arguments)) {
  for (const std::string& argument : arguments_) pages_among_arguments_.add(argument);
}

std::optional<tl::expected<Item, Error>> Items::next() {
  for (;;) {
    if (!folders_.empty()) {
      if (auto found = next_in_folders()) {
        argument_gave_something_ = true;
        return found;
      }
      if (argument_gave_something_) continue;
      return tl::unexpected(folder_error(ErrorCode::no_pages,
                                         "the folder holds no page (*.html, *.htm, *.xhtml)",
                                         arguments_[position_ - 1]));
    }
    if (position_ == arguments_.size()) return std::nullopt;

    const std::string& argument = arguments_[position_++];
    if (argument == "-") return Item{Item::Kind::standard_input, argument};
    if (is_url(argument)) return Item{Item::Kind::url, argument};
    if (!is_folder(argument)) return Item{Item::Kind::file, argument};

    const std::string path = without_trailing_slashes(argument);
    if (pages_among_arguments_.has_companion(path)) continue;
    seen_.clear();
    argument_gave_something_ = false;
    if (auto entered = enter(path); !entered) return tl::unexpected(std::move(entered).error());
  }
}

std::optional<tl::expected<Item, Error>> Items::next_in_folders() {
  while (!folders_.empty()) {
    Folder& folder = folders_.back();
    if (folder.position == folder.entries.size()) {
      folders_.pop_back();
      continue;
    }
    const Entry& entry = folder.entries[folder.position++];
    std::string path = joined(folder.path, entry.name);
    if (!entry.is_folder) return Item{Item::Kind::file, std::move(path)};
    if (auto entered = enter(path); !entered) return tl::unexpected(std::move(entered).error());
  }
  return std::nullopt;
}

// Makes the folder the one being read, unless it has been read already.
tl::expected<void, Error> Items::enter(const std::string& path) {
  const Directory directory(opendir(path.c_str()));
  if (directory == nullptr) return tl::unexpected(cannot_read_folder(errno, path));
  struct stat status {};
  if (fstat(dirfd(directory.get()), &status) != 0)
    return tl::unexpected(cannot_read_folder(errno, path));
  if (!seen_.emplace(status.st_dev, status.st_ino).second) return {};

  Folder folder{.path = path, .entries = {}};
  PageStems pages;
  for (;;) {
    errno = 0;
    const dirent* entry =
        readdir(directory.get());  // NOLINT(concurrency-mt-unsafe): this thread's own stream
    if (entry == nullptr) break;
    std::string name = entry->d_name;
    if (name.front() == '.') continue;
    const bool is_subfolder = is_folder(directory, *entry);
    if (!is_subfolder && page_stem(name).empty()) continue;
    if (!is_subfolder) pages.add(name);
    folder.entries.push_back({std::move(name), is_subfolder});
  }
  if (errno != 0) return tl::unexpected(cannot_read_folder(errno, path));

  std::erase_if(folder.entries, [&](const Entry& entry) {
    return entry.is_folder && pages.has_companion(entry.name);
  });
  std::sort(folder.entries.begin(), folder.entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  folders_.push_back(std::move(folder));
  return {};
}

}  // namespace dateline::input
