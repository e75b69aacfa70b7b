#include "extract/general_site.h"

#include <algorithm>
#include <array>

#include "extract/page_view.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

/// Letters and digits alone, in one case: "The Daily-Post" and "thedailypost" are one name.
std::string compact_key(std::string_view text) {
  std::string key = text::comparison_key_of_folded(text);
  std::erase_if(key, [](char c) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                         (static_cast<unsigned char>(c) & 0x80U) != 0;
    return !is_word;
  });
  if (key.starts_with("the") && key.size() > 5) key.erase(0, 3);
  return key;
}

/// What stands between a title and a site's name.
constexpr std::array<std::string_view, 14> separators = {
    " | ",      " - ",      " \u2013 ", " \u2014 ", " :: ", " \u00B7 ", " \u2022 ",
    " \u00BB ", " \u00AB ", " / ",      " \u203A ", " > ",  ": ",       " \u2502 "};

struct Cut {
  std::size_t from = std::string_view::npos;
  std::size_t to = 0;
};

/// The separator that begins at `at`; one of no length where there is none.
Cut cut_at(std::string_view title, std::size_t at) {
  if (title[at] != ' ' && title[at] != ':') return {};
  const std::string_view rest = title.substr(at);
  for (const std::string_view separator : separators) {
    if (rest.starts_with(separator)) return {at, at + separator.size()};
  }
  return {};
}

Cut first_cut(std::string_view title) {
  for (std::size_t at = 0; at < title.size(); ++at) {
    if (const Cut cut = cut_at(title, at); cut.to != 0) return cut;
  }
  return {};
}

Cut last_cut(std::string_view title) {
  for (std::size_t at = title.size(); at-- > 0;) {
    if (const Cut cut = cut_at(title, at); cut.to != 0) return cut;
  }
  return {};
}

}  // namespace

std::vector<std::string_view> parts_of_title(std::string_view title) {
  std::vector<std::string_view> parts;
  for (Cut cut = first_cut(title); cut.from != std::string_view::npos; cut = first_cut(title)) {
    parts.push_back(text::trim_ascii(title.substr(0, cut.from)));
    title.remove_prefix(cut.to);
  }
  parts.push_back(text::trim_ascii(title));
  return parts;
}

SiteNames::SiteNames(const Metadata& metadata, std::string_view url) {
  for (const char* key :
       {"og:site_name", "publisher", "application-name", "dc.publisher", "dcterms.publisher",
        "article:publisher", "apple-mobile-web-app-title", "twitter:site"}) {
    const MetadataEntry* entry = metadata.first(key);
    // Some of them are addresses of profiles on other sites.
    if (entry == nullptr || entry->value.find("://") != std::string::npos) continue;
    // The publisher in JSON-LD may be a person; organisations have their names below.
    if (std::string_view(key) != "publisher") add(entry->value);
    if (publisher_ == nullptr && entry->value.front() != '@') publisher_ = entry;
  }
  for (const std::string& name : metadata.json_ld().organizations) add(name);
  const auto parts = text::split_url(url);
  if (!parts) return;
  std::string_view host = parts->host;
  if (host.starts_with("www.")) host.remove_prefix(4);
  add(host);
  // The label in front of the public suffix: the longest one is a good guess.
  std::string_view longest;
  for (std::string_view rest = host; !rest.empty();) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    if (dot > longest.size()) longest = rest.substr(0, dot);
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  add(longest);
  host_key_ = compact_key(longest);
}

void SiteNames::add(std::string_view name) {
  std::string key = compact_key(name);
  if (key.size() >= 2 && std::find(keys_.begin(), keys_.end(), key) == keys_.end())
    keys_.push_back(std::move(key));
}

bool SiteNames::is_name(std::string_view text) const {
  constexpr std::size_t longest_name = 100;
  if (text.size() > longest_name) return false;
  const std::string key = compact_key(text);
  return std::find(keys_.begin(), keys_.end(), key) != keys_.end();
}

bool SiteNames::is_likely_name(std::string_view text) const {
  constexpr std::size_t shortest_part = 5;
  const std::string key = compact_key(text);
  return (host_key_.size() >= shortest_part && key.find(host_key_) != std::string::npos) ||
         (key.size() >= shortest_part && host_key_.find(key) != std::string::npos);
}

std::string_view SiteNames::without_likely_name(std::string_view title) const {
  constexpr std::size_t least_words = 2;
  for (Cut cut = last_cut(title); cut.from != std::string_view::npos; cut = last_cut(title)) {
    const std::string_view before = title.substr(0, cut.from);
    const bool is_bar =
        title.substr(cut.from, cut.to - cut.from).find('|') != std::string_view::npos;
    if (!is_likely_name(title.substr(cut.to)) &&
        !(is_bar && text::count_words(before) >= least_words))
      break;
    title = trim_separators(before);
  }
  const Cut cut = first_cut(title);
  if (cut.from != std::string_view::npos && is_likely_name(title.substr(0, cut.from)))
    title = trim_separators(title.substr(cut.to));
  return title;
}

std::string_view SiteNames::without_name(std::string_view title) const {
  for (bool changed = true; changed;) {
    changed = false;
    if (const Cut cut = last_cut(title); cut.from != std::string_view::npos) {
      if (is_name(title.substr(cut.to))) {
        title = trim_separators(title.substr(0, cut.from));
        changed = true;
        continue;
      }
    }
    if (const Cut cut = first_cut(title); cut.from != std::string_view::npos) {
      if (is_name(title.substr(0, cut.from))) {
        title = trim_separators(title.substr(cut.to));
        changed = true;
      }
    }
  }
  return title;
}

}  // namespace dateline::extraction
