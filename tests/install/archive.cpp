#include <dateline/mhtml.h>
#include <dateline/warc.h>

/// Reads nothing: it is enough that the part with the archives can be linked.
const auto open_archive = &dateline::WarcReader::open;
const auto read_saved_page = &dateline::read_mhtml;
