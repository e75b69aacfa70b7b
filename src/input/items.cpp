#include "input/items.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <memory>
#include <system_error>

#include "archive/list_record.h"
#include "dateline/fetch.h"
#include "input/descriptor_path.h"
#include "input/input_error.h"
#include "input/sniff_file.h"

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

bool is_regular_file(const std::string& path) {
  struct stat status {};
  return path != "-" && stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
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

Error cannot_read_folder(int error_number, std::string path) {
  return input_error(ErrorCode::unreadable,
                     "the folder cannot be read: " + std::generic_category().message(error_number),
                     std::move(path));
}

// What a record of a list means that lies in an archive.
tl::expected<Item, std::string> archived_item(archive::ListRecord record) {
  if (record.warc->file == "-") {
    return tl::unexpected<std::string>("the archive came through standard input");
  }
  if (!record.warc->range) {
    return tl::unexpected<std::string>(
        "its place in the archive is not known, as it has no gzip member or Zstandard frame of its "
        "own; name the archive");
  }
  return Item{.kind = Item::Kind::file,
              .name = std::move(record.warc->file),
              .range = record.warc->range,
              .index_entry = std::move(record.index_entry)};
}

}  // namespace

Items::Items(std::vector<std::string> arguments, std::vector<List> lists,
             std::optional<StoredRange> range)
    : arguments_(std::move(arguments)), range_(range), lists_(std::move(lists)) {
  for (const std::string& argument : arguments_) pages_among_arguments_.add(argument);
  is_standard_input_taken_ =
      std::any_of(lists_.begin(), lists_.end(), std::mem_fn(&List::is_standard_input));
}

tl::expected<Items, std::string> Items::open(const Sources& sources) {
  std::vector<List> lists;
  for (const std::string& path : sources.lists) {
    auto list = List::open(path, sources.separator);
    if (!list) {
      return tl::unexpected("the list " + path + " cannot be read: " + list.error().message());
    }
    lists.push_back(std::move(*list));
  }
  return Items(sources.arguments, std::move(lists), sources.range);
}

bool Items::name_one_page() {
  if (arguments_.size() != 1 || !lists_.empty()) return false;
  if (range_) return true;
  const std::string& name = arguments_.front();
  if (is_url(name)) return true;
  if (!names_standard_input(name) && is_folder(name)) return false;
  Item item{Item::Kind::file, name};
  const bool is_one = !sniff_file(item).is_archive;
  beginning_ = std::move(item.beginning);
  return is_one;
}

Items::Result Items::next(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    Result found;
    if (!folders_.empty()) {
      found = next_in_folders(stop);
    } else if (next_argument_ < arguments_.size()) {
      found = begin_argument();
    } else if (next_list_ < lists_.size()) {
      found = begin_list_entry(stop);
    } else {
      return std::nullopt;
    }
    if (found) return found;
  }
  return std::nullopt;
}

Items::Result Items::begin_argument() {
  const std::string& argument = arguments_[next_argument_++];
  if (pages_among_arguments_.has_companion(without_trailing_slashes(argument)) &&
      is_folder(argument)) {
    return std::nullopt;
  }
  Result found = begin(argument);
  if (found && *found && (*found)->kind != Item::Kind::url) {
    (*found)->range = range_;
    (*found)->beginning = std::move(beginning_);
  }
  return found;
}

Items::Result Items::begin_list_entry(const std::stop_token& stop) {
  List& list = lists_[next_list_];
  const auto entry = list.next(stop);
  if (!entry) {
    ++next_list_;
    return std::nullopt;
  }
  if (!*entry) return tl::unexpected(entry->error());
  const std::string& name = **entry;
  if (name.front() == '{' || archive::is_index_line(name)) return begin_record(list, name);
  return begin(name);
}

Items::Result Items::begin_record(const List& list, const std::string& entry) {
  auto record =
      entry.front() == '{' ? archive::read_list_record(entry) : archive::read_index_line(entry);
  if (record && !record->warc) return begin(record->input);
  std::string input = record ? record->input : std::string();
  auto item = record ? archived_item(*std::move(record))
                     : tl::unexpected<std::string>(std::move(record).error());
  if (item) return *std::move(item);
  constexpr std::size_t shown = 200;
  if (input.empty()) input = entry.substr(0, shown);
  std::string message = "entry " + std::to_string(list.entry_number()) + " of the list " +
                        list.path() + " cannot be used: " + item.error();
  return tl::unexpected(input_error(ErrorCode::unreadable, std::move(message), std::move(input)));
}

// Gives the page that is named, or goes into the folder.
Items::Result Items::begin(const std::string& name) {
  if (names_standard_input(name)) {
    if (!std::exchange(is_standard_input_taken_, true)) {
      return Item{Item::Kind::standard_input, name};
    }
    return tl::unexpected(input_error(
        ErrorCode::unreadable, "standard input has been read already, or holds a list", name));
  }
  if (name.find('\0') != std::string::npos) {
    return tl::unexpected(
        input_error(ErrorCode::unreadable,
                    "the name holds a NUL byte; is the list separated by NUL (--null)?", name));
  }
  if (is_url(name)) return Item{Item::Kind::url, name};
  if (!is_folder(name)) return Item{Item::Kind::file, name};

  named_folder_ = name;
  seen_.clear();
  folder_gave_something_ = false;
  if (auto entered = enter(without_trailing_slashes(name)); !entered) {
    return tl::unexpected(std::move(entered).error());
  }
  return std::nullopt;
}

Items::Result Items::next_in_folders(const std::stop_token& stop) {
  while (!folders_.empty()) {
    if (stop.stop_requested()) return std::nullopt;
    Folder& folder = folders_.back();
    if (folder.position == folder.entries.size()) {
      folders_.pop_back();
      continue;
    }
    const Entry& entry = folder.entries[folder.position++];
    std::string path = joined(folder.path, entry.name);
    if (!entry.is_folder) {
      folder_gave_something_ = true;
      return Item{Item::Kind::file, std::move(path)};
    }
    if (auto entered = enter(path); !entered) {
      folder_gave_something_ = true;
      return tl::unexpected(std::move(entered).error());
    }
  }
  if (folder_gave_something_) return std::nullopt;
  return tl::unexpected(input_error(
      ErrorCode::no_pages, "the folder holds no page (*.html, *.htm, *.xhtml, *.mhtml, *.warc)",
      std::move(named_folder_)));
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
    if (!is_subfolder && page_stem(name).empty() && !is_warc_name(name) && !is_mhtml_name(name))
      continue;
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

std::optional<Extent> measure(const Sources& sources, const std::stop_token& stop) {
  if (!std::all_of(sources.lists.begin(), sources.lists.end(), is_regular_file)) {
    return std::nullopt;
  }
  auto items = Items::open(sources);
  if (!items) return std::nullopt;
  Extent extent;
  while (auto item = items->next(stop)) {
    ++extent.items;
    if (!*item || (*item)->kind == Item::Kind::url || (*item)->range) continue;
    if ((*item)->kind == Item::Kind::standard_input || descriptor_of((*item)->name)) continue;
    const SniffedFile file = sniff_file(**item, stop);
    extent.bytes += file.size;
    extent.has_archives |= file.is_archive;
  }
  if (stop.stop_requested()) return std::nullopt;
  return extent;
}

}  // namespace dateline::input
