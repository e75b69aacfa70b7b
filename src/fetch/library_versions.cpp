#include "fetch/library_versions.h"

#include <curl/curl.h>

namespace dateline::http {

std::string library_versions() {
  return curl_version();
}

}  // namespace dateline::http
