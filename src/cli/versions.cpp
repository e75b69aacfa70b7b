#include "cli/versions.h"

#include "dateline/version.h"
#include "fetch/library_versions.h"
#include "text/unicode.h"

namespace dateline::cli {

std::string versions() {
  return std::string("dateline ") + version + "\n" + DATELINE_LIBRARY_VERSIONS + ", utf8proc " +
         std::string(text::utf8proc_version_text()) + "\n" + http::library_versions() + "\n";
}

}  // namespace dateline::cli
