// Dates that the page states for machines: JSON-LD, <meta> and the URL.
#include <algorithm>
#include <cstdint>
#include <iterator>

#include "extract/date_candidates.h"
#include "text/date_parts.h"
#include "text/date_words.h"
#include "text/fold.h"
#include "text/month_names.h"

namespace dateline::extraction {

namespace {

using text::Timestamp;

// Surest first: of several keys, the first that is there counts.
constexpr std::string_view published_keys[] = {
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "article:publish_time",
    "og:published_time",
    "og:publish_date",
    "datepublished",
    "rnews:datepublished",
    "published",
    "w-published-date",
    "date_published",
    "published_time",
    "published_at",
    "publish_time",
    "publishdate",
    "publish_date",
    "publish-date",
    "published-date",
    "published_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "cxenseparse:recs:articlepublishtime",
    "bt:pubdate",
    "vr:published_time",
    "shareaholic:article_published_time",
    "article.published",
    "article.created",
    "article_date_original",
    "article:post_date",
    "article:create_at",
    "weibo:article:create_at",
    "originalpublicationdate",
    "publicationdate",
    "publication_date",
    "publication-date",
    "pubdate",
    "pub_date",
    "og:pubdate",
    "og:regdate",
    "displaydate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.available",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.issued",
    "dc.created",
    "datecreated",
    "date_created",
    "date.created",
    "creation_date",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "prism.publicationdate",
    "iso-8601-publish-date",
    "gentime",
    "sort_date",
    "ptime",
    "date",
    "timestamp",
};

constexpr std::string_view modified_keys[] = {
    "article:modified_time",
    "article:modified",
    "og:article:modified_time",
    "og:modified_time",
    "og:updated_time",
    "article:updated_time",
    "article:updated",
    "datemodified",
    "date_modified",
    "modified_time",
    "updated_time",
    "updated_at",
    "dateupdated",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "last_modified",
    "lastmodified",
    "lastmod",
    "modificationdate",
    "modification_date",
    "revision_date",
    "rnews:datemodified",
    "bt:moddate",
    "article.updated",
    "cxenseparse:updated",
    "utime",
};

template <std::size_t size>
std::size_t rank_in(const std::string_view (&keys)[size], std::string_view key) {
  return static_cast<std::size_t>(std::find(std::begin(keys), std::end(keys), key) -
                                  std::begin(keys));
}

// Keys that other things than the story's publication stand under too: the issue, the page.
bool is_vague(std::string_view key) {
  return key == "date" || key == "timestamp" || key.starts_with("dc.") ||
         key.starts_with("dcterms.");
}

/// "2023-06-06", as JSON-LD should have it, and other forms that programs write.
bool is_machine_form(std::string_view value) {
  constexpr std::size_t digits_of_year = 4;
  if (text::find_end_of_digits(value, 0) >= digits_of_year) return true;
  return text::parse_rfc2822(value).has_value();
}

/// Whether a statement is microdata of some element, which may be another story's, and no <meta
/// name> or <meta property>.
bool is_microdata(const PageView& view, const MetadataEntry& entry) {
  const html::Node node = view.document.node(entry.node);
  return node.tag() != html::Tag::meta || (!node.attribute(html::AttributeName::name) &&
                                           !node.attribute(html::AttributeName::property));
}

// Years of pages in the web.
bool is_likely(const Timestamp& timestamp) {
  return timestamp.year >= 1995 && timestamp.year <= 2099;
}

// The digits of a run that is exactly `length` long and ends there.
std::optional<int> number_of(std::string_view text, std::size_t from, std::size_t length) {
  text::DateCursor cursor(text, std::min(from, text.size()));
  return cursor.number(length, length);
}

/// "20230606" with digits neither before nor behind, also with a time behind ("20230606T1443").
std::optional<Timestamp> read_compact_date(std::string_view digits) {
  const auto value = [&](std::size_t from, std::size_t length) {
    return number_of(digits.substr(from, length), 0, length).value_or(0);
  };
  auto timestamp = text::make_date(value(0, 4), value(4, 2), value(6, 2));
  return timestamp && is_likely(*timestamp) ? timestamp : std::nullopt;
}

/// A date in a URL whose parts are set apart by "/", "-" or "_", the year first or last.
std::optional<Timestamp> read_parted_date(text::DateCursor& cursor) {
  text::DateCursor ahead = cursor;
  const std::optional<int> year_before = ahead.number(4, 4);
  const std::optional<int> first = year_before ? year_before : ahead.number(1, 2);
  const char separator = ahead.peek();
  if (!first || (separator != '/' && separator != '-' && separator != '_')) return std::nullopt;
  ahead.accept(separator);
  std::optional<int> month = ahead.number(1, 2);
  if (!month) month = text::month_of_name(text::read_word(ahead));
  if (!month || !ahead.accept(separator)) return std::nullopt;
  const std::optional<int> last = year_before ? ahead.number(1, 2) : ahead.number(4, 4);
  if (!last) return std::nullopt;
  cursor = ahead;
  return year_before ? text::make_date(*first, *month, *last)
                     : text::make_date(*last, *month, *first);
}

/// Seconds, or thousandths of them, since 1970 in UTC.
std::optional<Timestamp> read_unix_time(std::string_view value) {
  if (value.size() != 10 && value.size() != 13) return std::nullopt;
  if (!std::all_of(value.begin(), value.end(), text::is_digit)) return std::nullopt;
  std::int64_t seconds = 0;
  for (const char digit : value.substr(0, 10)) seconds = seconds * 10 + (digit - '0');
  return text::timestamp_of_unix_time(seconds);
}

}  // namespace

text::DayMonthOrder day_month_order(const Metadata& metadata) {
  constexpr auto month_first = text::DayMonthOrder::likely_month_first;
  for (const char* key : {"lang", "og:locale", "inLanguage"}) {
    const MetadataEntry* entry = metadata.first(key);
    if (entry == nullptr) continue;
    std::string language = text::to_ascii_lower(entry->value);
    std::replace(language.begin(), language.end(), '_', '-');
    if (language == "en") continue;
    if (language == "en-us" || language == "en-ph" || language == "es-us") return month_first;
    return text::DayMonthOrder::likely_day_first;
  }
  return month_first;
}

std::optional<Timestamp> parse_stated_date(std::string_view value, text::DayMonthOrder order) {
  value = text::trim_ascii(value);
  auto timestamp = text::parse_iso8601(value);
  if (!timestamp) timestamp = text::parse_rfc2822(value);
  // "2023-06-06T14:43:00:123Z", "2023-06-06T14:43:00.123Z EST": as far as it can be read. The zone
  // behind is not known then.
  if (!timestamp && value.size() > 10 && value[10] == 'T') {
    for (const std::size_t length : {std::size_t{19}, std::size_t{16}, std::size_t{10}}) {
      if (!timestamp) timestamp = text::parse_iso8601(value.substr(0, length));
    }
  }
  if (!timestamp) {
    const std::size_t digits = text::find_end_of_digits(value, 0);
    if (digits == value.size()) timestamp = read_unix_time(value);
    if (digits == 8) timestamp = read_compact_date(value);
  }
  if (!timestamp) {
    if (const auto match = text::find_date(value.substr(0, 200), order))
      timestamp = match->timestamp;
  }
  return timestamp && is_likely(*timestamp) ? timestamp : std::nullopt;
}

namespace {

class StatementReader {
 public:
  StatementReader(std::vector<DateCandidate>& candidates, const PageView& view,
                  text::DayMonthOrder order)
      : candidates_(candidates), view_(view), order_(order) {}

  /// Of several articles only the page's own counts, or the first where that has no date.
  void read_json_ld(const JsonLdArticle* story) {
    const bool story_has_date = story != nullptr && !story->published.empty();
    bool has_article = false;
    bool has_page = false;
    for (const JsonLdArticle& article : view_.metadata.json_ld().articles) {
      if (article.is_article && story_has_date && &article != story) continue;
      bool& has_one = article.is_article ? has_article : has_page;
      if (has_one) continue;
      const double most_votes = article.is_article ? 1.3 : 1.0;
      const double votes = is_machine_form(article.published) ? most_votes : 0.9;
      const bool published =
          add(DateKind::published, votes, "datePublished", article.published, article.script);
      const bool modified =
          add(DateKind::modified, most_votes, "dateModified", article.modified, article.script);
      has_one = published || modified;
    }
  }

  void read_meta() {
    const MetadataEntry* published = nullptr;
    const MetadataEntry* modified = nullptr;
    std::size_t published_rank = std::size(published_keys);
    std::size_t modified_rank = std::size(modified_keys);
    for (const MetadataEntry& entry : view_.metadata.entries()) {
      const std::size_t rank = rank_in(published_keys, entry.key);
      const std::size_t other_rank = rank_in(modified_keys, entry.key);
      const bool is_published = rank < published_rank;
      if (!is_published && other_rank >= modified_rank) continue;
      if (is_microdata(view_, entry) || !parse_stated_date(entry.value, order_)) continue;
      if (is_published) {
        published_rank = rank;
        published = &entry;
      } else {
        modified_rank = other_rank;
        modified = &entry;
      }
    }
    if (published != nullptr)
      add(DateKind::published, is_vague(published->key) ? 0.9 : 1.3, published->key,
          published->value, published->node);
    if (modified != nullptr)
      add(DateKind::modified, 1.3, modified->key, modified->value, modified->node);
  }

  /// "/2023/06/06/", "/2023-06-06-", "/2023/jun/06/", "/20230606", "/06-06-2023".
  void read_url(std::string_view url) {
    for (std::size_t at = text::find_digit(url, 0); at < url.size();) {
      const std::size_t end = text::find_end_of_digits(url, at);
      text::DateCursor cursor(url, at);
      const auto timestamp =
          end - at == 8 ? read_compact_date(url.substr(at, 8)) : read_parted_date(cursor);
      if (timestamp && is_likely(*timestamp)) {
        const std::size_t date_end = std::max(end, cursor.position());
        candidates_.push_back({DateKind::published, 1.0, "url",
                               std::string(url.substr(at, date_end - at)), *timestamp,
                               html::no_node});
        return;
      }
      at = text::find_digit(url, end);
    }
  }

 private:
  bool add(DateKind kind, double votes, std::string_view source, std::string_view value,
           html::NodeIndex node) {
    if (value.empty()) return false;
    const auto timestamp = parse_stated_date(value, order_);
    if (!timestamp) return false;
    candidates_.push_back({kind, votes, std::string(source), std::string(value), *timestamp, node});
    return true;
  }

  std::vector<DateCandidate>& candidates_;
  const PageView& view_;
  text::DayMonthOrder order_;
};

}  // namespace

void add_stated_dates(std::vector<DateCandidate>& candidates, const PageView& view,
                      std::string_view url, const JsonLdArticle* story, text::DayMonthOrder order) {
  StatementReader reader(candidates, view, order);
  reader.read_json_ld(story);
  reader.read_meta();
  reader.read_url(url);
}

}  // namespace dateline::extraction
