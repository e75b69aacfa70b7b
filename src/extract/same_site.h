#pragma once

#include <string_view>

namespace dateline::extraction {

/// Whether two hosts are of one site: equal, or subdomains of one registered domain, as far as
/// their form tells ("www.a.example" and "news.a.example", not "a.co.uk" and "b.co.uk"). In any
/// case of letters.
bool is_same_site(std::string_view a, std::string_view b);

}  // namespace dateline::extraction
