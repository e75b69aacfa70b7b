#include "extract/site_owner.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/byline_names.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

constexpr std::string_view copyright_sign = "©";
constexpr std::size_t longest_line = 160;  // in code points

/// The person that a text names and nothing else. Companies are called after people too, but seldom
/// by a given name and one more word.
std::optional<AuthorCandidate> owner_named(std::string_view text, const SiteNames& site,
                                           std::string_view source, html::NodeIndex node) {
  for (const std::string_view genitive : {"'s ", "’s "}) text = text.substr(0, text.find(genitive));
  text = text::trim_ascii(text);
  if (std::count(text.begin(), text.end(), ' ') != 1 || !begins_with_given_name(text)) return {};
  std::vector<std::string> names = names_in_byline(text, site, BylineSource::metadata);
  if (names.size() != 1 || names.front() != text) return {};
  AuthorCandidate owner;
  owner.source = source;
  owner.node = node;
  owner.names = std::move(names);
  return owner;
}

/// "2025 Ann Vale. All rights reserved" is "Ann Vale".
std::string_view holder_of_copyright(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" 0123456789-,"), text.size()));
  return text.substr(0, text.find_first_of(".,|"));
}

}  // namespace

std::optional<AuthorCandidate> find_site_owner(const PageView& view, const SiteNames& site) {
  if (const MetadataEntry* publisher = site.publisher()) {
    if (auto owner = owner_named(publisher->value, site, "site", publisher->node)) return owner;
  }
  for (std::size_t i = view.lines.size(); i-- > 0;) {
    const TextLine& line = view.lines[i];
    const std::string_view text = line.text();
    const std::size_t sign = text.find(copyright_sign);
    if (sign == std::string_view::npos || length_of(text) > longest_line) continue;
    if (auto owner = owner_named(holder_of_copyright(text.substr(sign + copyright_sign.size())),
                                 site, "copyright", line.line.first))
      return owner;
  }
  return std::nullopt;
}

}  // namespace dateline::extraction
