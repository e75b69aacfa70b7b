#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/warc_position.h"

/// The record as plain data. Names follow schema.org's NewsArticle; schema/record.schema.json is
/// the same in JSON Schema. All text is UTF-8 in Unicode Normalization Form C with folded white
/// space (see docs/record.md).
namespace dateline {

/// A point in time as the page gives it: RFC 3339 with offset; local date and time without offset
/// when the zone is unknown ("2023-06-06T14:43:00"); "2023-06-06" when the page gives no time.
using DateTime = std::string;

struct Dateline {
  std::optional<std::string> text;     ///< as printed, with the section where both are one block
  std::optional<std::string> section;  ///< "WORLD"
  std::optional<std::string> place;    ///< "Baku"
  std::optional<DateTime> published;
};

struct Person {
  std::string name;
  std::optional<std::string> url;
};

/// The body's blocks; each has the name of its `type` in JSON.
struct Paragraph {
  std::string text;
  std::optional<DateTime> published = {};  ///< of the entry of a live ticker that begins here
};
struct Heading {
  std::string text;
  int level = 2;                           ///< 1 to 6
  std::optional<DateTime> published = {};  ///< of the entry of a live ticker that begins here
};
struct List {
  std::vector<std::string> items;
  bool ordered = false;
};
struct Quote {
  std::string text;
};
struct ImageBlock {
  std::string url;
  std::optional<std::string> alt;
  std::optional<std::string> caption;
};
struct Table {
  std::vector<std::vector<std::string>> rows;  ///< cells, row by row
};
struct Embed {
  std::string provider;  ///< "x", "youtube", "telegram", ... or the host
  std::optional<std::string> url;
  std::optional<std::string> text;
};
struct Code {
  std::string text;  ///< white space as printed
};
using Block = std::variant<Paragraph, Heading, List, Quote, ImageBlock, Table, Embed, Code>;

struct Body {
  std::string text;  ///< made from `blocks` alone: see body_text()
  std::vector<Block> blocks;
  std::size_t words = 0;  ///< runs of letters, marks and digits; each CJK ideograph counts one
};

/// A row of a list beside the story.
struct ListItem {
  std::string title;
  std::optional<std::string> url;
  std::optional<DateTime> published;
  std::optional<std::string> date_text;  ///< as printed
  std::vector<std::string> badges;       ///< "PHOTO", "VIDEO", upper case as printed
  std::optional<std::string> subtitle;
  std::optional<std::string> image;
  std::optional<std::string> section;
};

struct Image {
  std::string url;
  std::optional<std::string> alt;
  std::optional<std::string> caption;
  bool lead = false;
};

struct Video {
  std::string url;
  std::string provider;
};

struct Warning {
  std::string
      code;  ///< one of those in the schema: "date-missing", "layout-guessed", "zone-unknown", ...
  std::string message;
};

/// Offsets of bytes in Page::bytes: the first, and one past the last.
struct ByteRange {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Where one field came from.
struct Evidence {
  std::string field;  ///< the field's name in the record: "headline", "dateline.published"
  std::string rule;   ///< the kind of sign: "selector", "label", "date-pattern", "structure",
                      ///< "metadata", ...
  std::optional<std::string> selector;  ///< the CSS selector, label or metadata key that matched
  std::optional<std::string> path;      ///< CSS path of the element, from html
  std::optional<ByteRange> bytes;       ///< null when no element gave the field
  std::vector<ByteRange> parts;         ///< of the body's blocks or a list's rows, in order
  std::vector<std::pair<std::string, std::string>> also;  ///< other signs that were found, by name
};

struct Article {
  std::string input;
  std::optional<WarcPosition> warc = {};  ///< where the page lies, if in an archive
  std::optional<std::string> captured;
  std::optional<std::string> url;
  std::optional<std::string> canonical_url;
  std::optional<std::string> site;
  std::optional<std::string> layout;
  std::optional<std::string> language;  ///< BCP 47
  std::optional<std::string> headline;
  std::vector<std::string> badges;
  std::optional<std::string> subtitle;
  Dateline dateline;
  std::optional<DateTime> modified;
  std::vector<Person> authors;  ///< people only, never the brand
  std::optional<std::string> publisher;
  std::optional<std::string> signature;  ///< the closing signature line as printed
  Body body;
  std::vector<ListItem> read_also;
  std::vector<ListItem> latest_news;
  std::vector<Image> images;
  std::vector<Video> videos;
  std::vector<std::string> tags;
  std::optional<std::string> description;
  std::vector<Warning> warnings;
  std::vector<Evidence> evidence;  ///< filled only when ExtractOptions::evidence asks for it
};

}  // namespace dateline
