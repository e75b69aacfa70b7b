#include "cli/versions.h"

#include "dateline/version.h"
#include "fetch/library_versions.h"
#include "text/unicode.h"

namespace dateline::cli {

std::string versions() {
  std::string text = "dateline ";
  text.append(version).append("\n").append(DATELINE_LIBRARY_VERSIONS);
  text.append(", utf8proc ").append(text::utf8proc_version_text());
  text.append("\n").append(http::library_versions()).append("\n");
  return text;
}

}  // namespace dateline::cli
