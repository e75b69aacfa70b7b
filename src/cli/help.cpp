#include "cli/help.h"

#include <algorithm>
#include <cstddef>

#include "cli/option_table.h"

namespace dateline::cli {
namespace {

constexpr std::string_view introduction = R"(
Turns news pages into JSON: headline, dateline, body, lists beside the story.
INPUT is a URL, a file (HTML, MHTML or WARC), - for standard input, or a folder:
all *.html, *.htm, *.xhtml[.gz], *.mhtml, *.mht, *.warc[.gz|.zst] below it.

)";

constexpr std::string_view ending = R"(
Examples:  dateline https://caliber.az/en/post/170645/ | jq .headline
           dateline -o articles.ndjson --errors errors.ndjson saved
Exit status: 0 all pages gave an article, 1 at least one gave an error record,
2 wrong usage, 4 the output could not be written.
)";

// "  -f, --format json|ndjson": long names stand below one another.
std::string left_column(const Option& option) {
  std::string column = option.names.starts_with("--") ? "      " : "  ";
  column += option.names;
  const std::size_t comma = column.find(',');
  if (comma != std::string::npos) column.insert(comma + 1, " ");
  if (!option.metavar.empty()) column.append(" ").append(option.metavar);
  return column;
}

}  // namespace

std::string_view usage() {
  return "Usage: dateline [extract] [OPTION]... INPUT...\n"
         "       dateline site list|show|lint    site profiles\n"
         "       dateline warc index|check FILE  archives\n"
         "       dateline schema                 the JSON Schema of the output\n";
}

std::string help() {
  std::size_t width = 0;
  for (const Option& option : option_table()) {
    if (!option.is_hidden) width = std::max(width, left_column(option).size());
  }

  std::string text;
  text.append(usage()).append(introduction);
  std::string_view group;
  for (const Option& option : option_table()) {
    if (option.is_hidden) continue;
    if (option.group != group) text.append(option.group).append(":\n");
    group = option.group;
    std::string column = left_column(option);
    column.resize(width + 2, ' ');
    text.append(column).append(option.help).append("\n");
  }
  return text.append(ending);
}

}  // namespace dateline::cli
