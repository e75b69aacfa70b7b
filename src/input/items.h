#pragma once

#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "dateline/error.h"
#include "input/item.h"
#include "input/page_name.h"

namespace dateline::input {

/// Whether the arguments name one page and no folder: the output is then one JSON object, else a
/// stream.
bool is_single_page(std::span<const std::string> arguments);

/// What the program's arguments name, one page after the other: "-" is standard input, what begins
/// with a scheme and
/// "://" a URL, a folder all pages below it, and anything else a file, existing or not.
///
/// Folders are read when their turn comes, and only names are kept: those of one folder for each
/// level, sorted by their bytes, files and folders together. Pages are the files called *.html,
/// *.htm or *.xhtml in any case of letters. Passed over in silence: other files, names that begin
/// with a dot, and the companion folder ("X_files") that a browser makes beside the page "X.html",
/// also when both are arguments. A symbolic link to a folder is followed, but no folder is read
/// twice for one argument, so loops end.
class Items {
 public:
  explicit Items(std::vector<std::string> arguments);

  /// The next page; an error (`no-pages` for a folder that has none, `unreadable` for one that
  /// cannot be read), whose `input` names the folder; or nothing at the end.
  std::optional<tl::expected<Item, Error>> next();

 private:
  struct Entry {
    std::string name;
    bool is_folder = false;
  };
  struct Folder {
    std::string path;
    std::vector<Entry> entries;  // pages and folders, sorted by name
    std::size_t position = 0;
  };

  tl::expected<void, Error> enter(const std::string& path);
  std::optional<tl::expected<Item, Error>> next_in_folders();

  std::vector<std::string> arguments_;
  PageStems pages_among_arguments_;
  std::size_t position_ = 0;
  std::vector<Folder> folders_;             // from the argument down to the one being read
  std::set<std::pair<dev_t, ino_t>> seen_;  // the folders read for the argument
  bool argument_gave_something_ = false;    // the folder: a page or an error
};

}  // namespace dateline::input
