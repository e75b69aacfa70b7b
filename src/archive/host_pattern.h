#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::archive {

/// Whether a host is meant by a pattern, without regard to the case of ASCII letters: by its own
/// name, or by one in which each "*" stands for any characters, or none. "*.caliber.az" means
/// caliber.az too, as in the queries of CDX servers.
bool matches_host(std::string_view pattern, std::string_view host);

/// Whether the host of an absolute URL is meant by one of the patterns.
bool has_host_of(std::string_view url, const std::vector<std::string>& patterns);

}  // namespace dateline::archive
