#pragma once

#include <string_view>

namespace dateline::input {

/// What kind of archive a file is by its first bytes, which may be gzip-compressed: "a WARC
/// archive", "an MHTML archive", "Zstandard data"; empty for anything else. Archives hold pages,
/// and are not read themselves.
std::string_view archive_format(std::string_view beginning);

}  // namespace dateline::input
