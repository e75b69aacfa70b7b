#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/warc.h"

/// Lines of CDXJ indexes, as pywb and cdxj-indexer write them: a key, a timestamp, a JSON object.
namespace dateline::archive {

/// The key of a URL by which indexes are sorted (SURT, "Sort-friendly URI Reordering Transform"):
/// "com,example:8080)/page?a=1&b=2" for "https://www.Example.com:8080/Page/?b=2&a=1#top". In lower
/// case, without scheme, "www.", the port that is the scheme's own, fragment and the slash that
/// ends the path; the parts of the query sorted. Percent-escapes and session identifiers stay as
/// they are. What has no host is only made lower case.
std::string surt(std::string_view url);

/// The line of a record, with a line end: of responses, resources and revisits that have a URI and
/// a place of their own; nothing for others. `mime` is the type that is declared ("warc/revisit" of
/// a revisit), `status` that of HTTP, `digest` WARC-Payload-Digest; each only where it is known.
std::optional<std::string> index_line(const WarcRecord& record, std::string_view filename);

/// Whether a record belongs in an index, by its type and URI.
bool is_indexed(const WarcRecord& record) noexcept;

}  // namespace dateline::archive
