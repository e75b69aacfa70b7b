#pragma once

#include <string>

namespace dateline::http {

/// libcurl and the libraries that it was built with, with their versions: "libcurl/7.88.1
/// OpenSSL/3.0.11 ...".
std::string library_versions();

}  // namespace dateline::http
