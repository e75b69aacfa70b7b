#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "dateline/error.h"
#include "input/item.h"
#include "input/list.h"
#include "input/page_name.h"

namespace dateline::input {

/// What the user names.
struct Sources {
  std::vector<std::string> arguments = {};
  std::vector<std::string> lists = {};  ///< paths of files with more of them; "-" is standard input
  List::Separator separator = List::Separator::line_end;  ///< in the lists
  /// Of the one argument: where in the archive the record lies that is meant.
  std::optional<StoredRange> range = std::nullopt;
};

/// All that is named, one page after the other; first the arguments, then the lists' entries. "-"
/// is standard input, what begins with a scheme and "://" a URL, a folder all pages below it, and
/// anything else a file, existing or not. An entry of a list that begins with "{" is a record, and
/// names the page that it came from; a line of a CDXJ index names the record of an archive that it
/// is about. Archives are items; OpenedItems gives what is in them.
///
/// Folders are read when their turn comes, and only names are kept: those of one folder for each
/// level, sorted by their bytes, files and folders together. Pages are the files called *.html,
/// *.htm or *.xhtml in any case of letters, with or without .gz, and *.mhtml and *.mht; archives
/// are called *.warc, *.warc.gz or *.warc.zst. Passed over in silence: other files, names that
/// begin with a dot, and the companion folder
/// ("X_files") that a browser makes beside the page "X.html", also when both are arguments. A
/// symbolic link to a folder is followed, but no folder is read twice for one name, so loops end.
class Items {
 public:
  using Result = std::optional<tl::expected<Item, Error>>;

  explicit Items(std::vector<std::string> arguments, std::vector<List> lists = {},
                 std::optional<StoredRange> range = std::nullopt);

  /// Opens the lists. The error names the one that cannot be read, and why.
  static tl::expected<Items, std::string> open(const Sources& sources);

  /// Whether the sources name one page, and no folder, archive or list: the output is then one JSON
  /// object, else a stream. Looks into the file, and waits for the beginning of what comes through
  /// a pipe. To be asked before next().
  bool name_one_page();

  /// The next item; an error (`no-pages` for a folder that has none, `unreadable` for one that
  /// cannot be read and for an entry that names nothing), whose `input` names the folder or entry;
  /// or nothing at the end, which `stop` brings early. Standard input is given once, if no list is
  /// read from it.
  Result next(const std::stop_token& stop = {});

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

  Result begin_argument();
  Result begin_list_entry(const std::stop_token& stop);
  Result begin_record(const List& list, const std::string& entry);
  Result begin(const std::string& name);
  tl::expected<void, Error> enter(const std::string& path);
  Result next_in_folders(const std::stop_token& stop);

  std::vector<std::string> arguments_;
  std::optional<StoredRange> range_;  // of the one argument
  std::string beginning_;             // of the one argument, which is a pipe
  PageStems pages_among_arguments_;
  std::size_t next_argument_ = 0;
  std::vector<List> lists_;
  std::size_t next_list_ = 0;
  bool is_standard_input_taken_ = false;
  std::string named_folder_;                // whose pages are being given
  std::vector<Folder> folders_;             // from the named one down to the one being read
  std::set<std::pair<dev_t, ino_t>> seen_;  // the folders read for the name
  bool folder_gave_something_ = false;      // the named one: a page or an error
};

/// How much the sources name.
struct Extent {
  std::uint64_t items = 0;
  std::uint64_t bytes = 0;    ///< of files, archives included
  bool has_archives = false;  ///< then nobody knows how many pages there are; of what comes
                              ///< through a pipe that is not known
};

/// Nothing where the extent cannot be known without taking something away (a list that comes
/// through a pipe), or when `stop` is requested meanwhile.
std::optional<Extent> measure(const Sources& sources, const std::stop_token& stop);

}  // namespace dateline::input
