#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/selector.h"

/// A site profile as data. docs/profiles.md says what each member means to somebody who writes one.
namespace dateline::site {

/// The fields that a profile can say how to find.
enum class Field {
  headline,
  subtitle,
  section,
  dateline,
  authors,
  body,
  signature,
  read_also,
  latest_news,
  lead_image,
  tags,
};
inline constexpr std::size_t field_count = 11;

/// A place in the order of a page, for pages whose names say nothing.
enum class Place {
  heading,         ///< the first level-1 heading that is no link and not the brand
  above_dateline,  ///< the line above the dateline, a subtitle between them aside
  near_headline,   ///< the date nearest to the headline
  above_headline,  ///< a short line in upper case, or a section link, above the headline
  below_headline,  ///< between headline and dateline, or headline and story
  in_dateline,     ///< in front of the date, in one line with it
  byline,          ///< between dateline and story: a person's name
  story,  ///< from below the dateline to the signature, a label, or the end of the story's element
  brand_line,   ///< a line behind the story that is the brand alone
  below_story,  ///< rows behind the story that belong to no label
};

/// One way to find a field. A field has several, tried in their order.
struct Way {
  enum class Kind { selector, metadata, label, place };

  Kind kind = Kind::selector;
  std::string text;  ///< the selector, metadata key, label group or place as written
  std::optional<html::Selector> selector;  ///< kind selector
  std::string attribute;         ///< kind selector: take this attribute instead of the text
  Place place = Place::heading;  ///< kind place
};

/// A sign by which a page or a layout is recognised, and how much it says.
struct Sign {
  enum class Kind {
    selector,        ///< an element that matches
    url_path,        ///< a pattern (site/pattern.h) for the path of the page's URL or canonical URL
    date_text,       ///< a pattern for the article's date as printed
    url_host,        ///< the page's URL is of one of the hosts
    canonical_host,  ///< its canonical URL or og:url is
    site_name,       ///< og:site_name, application-name or the publisher in JSON-LD is the brand
    title_brand,     ///< <title> ends with the brand
    brand_line,      ///< a line is the brand alone
    article_links,   ///< three or more links fit Links::article, by path alone
    site_links,      ///< three or more absolute links or images lead to the hosts
    views_label,     ///< a line is a view count with one of Labels::views
    labelled_list,   ///< a label with a list of dated rows below it
  };

  Kind kind = Kind::selector;
  std::string text;  ///< as written
  std::optional<html::Selector> selector;
  int weight = 1;
};

struct Language {
  std::string tag;          ///< BCP 47
  std::string path_prefix;  ///< "/en/"; empty for the language without a prefix
};

/// Patterns (site/pattern.h) for the paths of links.
struct Links {
  std::vector<std::string> article;
  std::vector<std::string> section;
  std::vector<std::string> author;
};

/// Lines that name or frame something, by comparison key (text::comparison_key), in all languages
/// of the site.
struct Labels {
  std::vector<std::string> read_also;
  std::vector<std::string> latest_news;
  std::vector<std::string> list_end;   ///< "All news": ends a list
  std::vector<std::string> other;      ///< labels of blocks that are none of ours: "ADVERTS"
  std::vector<std::string> subscribe;  ///< lines that invite to subscribe; they end a story
  std::vector<std::string> views;      ///< beginnings of view counts; they end a story
  std::vector<std::string> not_found;  ///< headlines of error pages
  std::vector<std::string> controls;   ///< buttons that may stand inside a story: "A+"
};

struct Layout {
  std::string name;
  std::string from;  ///< first and last day on which it was in use, YYYY-MM-DD; empty when open
  std::string until;
  std::vector<Sign> signs;
  std::array<std::vector<Way>, field_count> fields;  ///< the layout's own ways, then the profile's
};

struct Profile {
  std::string name;
  std::string publisher;
  std::vector<std::string> brand;  ///< spellings of the publisher's name, as comparison keys
  std::vector<std::string> hosts;  ///< lower case; a host stands for its subdomains too
  std::string origin;              ///< "https://caliber.az"
  std::optional<int> utc_offset_minutes;
  std::vector<Language> languages;
  Links links;
  Labels labels;
  std::vector<std::string> badges;    ///< as comparison keys
  std::vector<std::string> sections;  ///< names of sections, as comparison keys
  std::vector<html::Selector> furniture;
  std::vector<std::string>
      furniture_images;  ///< patterns for paths of images that belong to no story
  std::vector<Sign> signs;
  int threshold = 1;            ///< the least sum of weights that makes a page one of the site's
  std::vector<Layout> layouts;  ///< at least one

  const std::vector<Way>& ways(const Layout& layout, Field field) const {
    return layout.fields[static_cast<std::size_t>(field)];
  }
};

/// Whether a host, in any case, is one of the profile's or a subdomain of one.
bool is_host_of(const Profile& profile, std::string_view host);

/// Whether `key` is in a list of comparison keys.
bool has_key(const std::vector<std::string>& keys, std::string_view key);

/// Whether `path` fits one of the patterns.
bool fits_any(const std::vector<std::string>& patterns, std::string_view path);

}  // namespace dateline::site
