#include <dateline/mhtml.h>
#include <dateline/warc.h>

#include <string>

/// Reads nothing: it is enough that the part with the archives can be linked.
tl::expected<dateline::WarcReader, dateline::Error> (*const open_archive)(
    const std::string& path, dateline::WarcOptions options) = &dateline::WarcReader::open;
const auto read_saved_page = &dateline::read_mhtml;
