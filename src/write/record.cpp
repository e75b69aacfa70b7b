#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/json.h"
#include "write/json_writer.h"
#include "write/selected_members.h"

// The record's members, in their order and with their names: what schema/record.schema.json
// describes.
namespace dateline {
namespace write {
namespace {

constexpr int schema_version = 1;

// A JsonWriter that leaves out the members that were not asked for.
class RecordWriter {
 public:
  RecordWriter(std::string& out, const JsonOptions& options, const FieldSelection* fields)
      : json_(out, options.pretty), selected_(fields) {}

  template <typename Members>
  void object(Members write_members) {
    json_.begin_object();
    write_members();
    json_.end_object();
  }

  void finish() { json_.finish(); }

  template <typename Value>
  void member(std::string_view name, const Value& value) {
    if (!selected_.has(name)) return;
    const SelectedMembers outer = selected_;
    selected_ = outer.at(name);
    json_.key(name);
    write(value);
    selected_ = outer;
  }

 private:
  void write(std::nullptr_t) { json_.null(); }
  void write(bool truth) { json_.boolean(truth); }
  void write(int number) { json_.number(static_cast<std::uint64_t>(number)); }
  void write(std::size_t number) { json_.number(number); }
  void write(std::string_view text) { json_.string(text); }
  void write(const std::string& text) { json_.string(text); }

  template <typename Value>
  void write(const std::optional<Value>& value) {
    if (value) {
      write(*value);
    } else {
      json_.null();
    }
  }

  template <typename Value>
  void write(const std::vector<Value>& values) {
    json_.begin_array();
    for (const Value& value : values) write(value);
    json_.end_array();
  }

  void write(const Block& block) {
    std::visit([this](const auto& alternative) { write(alternative); }, block);
  }

  void write(const ByteRange& range) {
    json_.begin_array();
    json_.number(range.from);
    json_.number(range.to);
    json_.end_array();
  }

  // Anything else is an object, whose members write_members() knows.
  template <typename Object>
  void write(const Object& value) {
    object([&] { write_members(*this, value); });
  }

  JsonWriter json_;
  SelectedMembers selected_;
};

void write_members(RecordWriter& record, const Dateline& dateline) {
  record.member("text", dateline.text);
  record.member("section", dateline.section);
  record.member("place", dateline.place);
  record.member("published", dateline.published);
}

void write_members(RecordWriter& record, const WarcPosition& position) {
  record.member("file", position.file);
  const auto& range = position.range;
  record.member("offset", range ? std::optional(range->offset) : std::nullopt);
  record.member("length", range ? std::optional(range->length) : std::nullopt);
}

void write_members(RecordWriter& record, const Person& person) {
  record.member("name", person.name);
  record.member("url", person.url);
}

void write_members(RecordWriter& record, const Paragraph& paragraph) {
  record.member("type", std::string_view("paragraph"));
  record.member("text", paragraph.text);
  if (paragraph.published) record.member("published", *paragraph.published);
}

void write_members(RecordWriter& record, const Heading& heading) {
  record.member("type", std::string_view("heading"));
  record.member("text", heading.text);
  record.member("level", heading.level);
  if (heading.published) record.member("published", *heading.published);
}

void write_members(RecordWriter& record, const List& list) {
  record.member("type", std::string_view("list"));
  record.member("items", list.items);
  record.member("ordered", list.ordered);
}

void write_members(RecordWriter& record, const Quote& quote) {
  record.member("type", std::string_view("quote"));
  record.member("text", quote.text);
}

void write_members(RecordWriter& record, const ImageBlock& image) {
  record.member("type", std::string_view("image"));
  record.member("url", image.url);
  record.member("alt", image.alt);
  record.member("caption", image.caption);
}

void write_members(RecordWriter& record, const Table& table) {
  record.member("type", std::string_view("table"));
  record.member("rows", table.rows);
}

void write_members(RecordWriter& record, const Embed& embed) {
  record.member("type", std::string_view("embed"));
  record.member("provider", embed.provider);
  record.member("url", embed.url);
  record.member("text", embed.text);
}

void write_members(RecordWriter& record, const Code& code) {
  record.member("type", std::string_view("code"));
  record.member("text", code.text);
}

void write_members(RecordWriter& record, const Body& body) {
  record.member("text", body.text);
  record.member("blocks", body.blocks);
  record.member("words", body.words);
}

void write_members(RecordWriter& record, const ListItem& row) {
  record.member("title", row.title);
  record.member("url", row.url);
  record.member("published", row.published);
  record.member("date_text", row.date_text);
  record.member("badges", row.badges);
  record.member("subtitle", row.subtitle);
  record.member("image", row.image);
  record.member("section", row.section);
}

void write_members(RecordWriter& record, const Image& image) {
  record.member("url", image.url);
  record.member("alt", image.alt);
  record.member("caption", image.caption);
  record.member("lead", image.lead);
}

void write_members(RecordWriter& record, const Video& video) {
  record.member("url", video.url);
  record.member("provider", video.provider);
}

void write_members(RecordWriter& record, const Warning& warning) {
  record.member("code", warning.code);
  record.member("message", warning.message);
}

// Evidence::also, an object with a member for each sign.
struct Signs {
  const std::vector<std::pair<std::string, std::string>>& by_name;
};

void write_members(RecordWriter& record, const Signs& signs) {
  for (const auto& [name, sign] : signs.by_name) record.member(name, sign);
}

void write_members(RecordWriter& record, const Evidence& evidence) {
  record.member("rule", evidence.rule);
  record.member("selector", evidence.selector);
  record.member("path", evidence.path);
  record.member("bytes", evidence.bytes);
  const std::string& field = evidence.field;
  if (field == "body" || field == "read_also" || field == "latest_news" || field == "items") {
    record.member("parts", evidence.parts);
  }
  record.member("also", Signs{evidence.also});
}

// Article::evidence or Listing::evidence, an object with a member for each field.
struct EvidenceByField {
  const std::vector<Evidence>& evidence;
};

void write_members(RecordWriter& record, const EvidenceByField& by_field) {
  for (const Evidence& evidence : by_field.evidence) record.member(evidence.field, evidence);
}

// What the records of pages begin with.
template <typename Content>
void write_page(RecordWriter& record, std::string_view kind, const Content& content) {
  record.member("kind", kind);
  record.member("schema_version", schema_version);
  record.member("input", content.input);
  record.member("warc", content.warc);
  record.member("captured", content.captured);
  record.member("url", content.url);
  record.member("canonical_url", content.canonical_url);
  record.member("site", content.site);
  record.member("layout", content.layout);
  record.member("language", content.language);
}

void write_article(RecordWriter& record, const Article& article, bool with_evidence) {
  write_page(record, "article", article);
  record.member("headline", article.headline);
  record.member("badges", article.badges);
  record.member("subtitle", article.subtitle);
  record.member("dateline", article.dateline);
  record.member("modified", article.modified);
  record.member("authors", article.authors);
  record.member("publisher", article.publisher);
  record.member("signature", article.signature);
  record.member("body", article.body);
  record.member("read_also", article.read_also);
  record.member("latest_news", article.latest_news);
  record.member("images", article.images);
  record.member("videos", article.videos);
  record.member("tags", article.tags);
  record.member("description", article.description);
  record.member("warnings", article.warnings);
  if (with_evidence) record.member("evidence", EvidenceByField{article.evidence});
}

void write_listing(RecordWriter& record, const Listing& listing, bool with_evidence) {
  write_page(record, "listing", listing);
  record.member("title", listing.title);
  record.member("items", listing.items);
  record.member("warnings", listing.warnings);
  if (with_evidence) record.member("evidence", EvidenceByField{listing.evidence});
}

void write_error(RecordWriter& record, const Error& error) {
  record.member("kind", std::string_view("error"));
  record.member("schema_version", schema_version);
  record.member("input", error.input);
  record.member("url", error.url);
  record.member("code", to_string(error.code));
  record.member("stage", error.stage);
  record.member("retryable", error.retryable);
  record.member("http_status", error.http_status);
  record.member("message", error.message);
  record.member("warc", error.warc);
}

// What the records of long articles take, so that most are written without growing the string.
constexpr std::size_t usual_record_bytes = std::size_t{32} << 10U;

}  // namespace
}  // namespace write

std::string to_json(const Article& article, const JsonOptions& options) {
  std::string json;
  if (options.fields == nullptr) json.reserve(write::usual_record_bytes);
  write::RecordWriter record(json, options, options.fields);
  record.object([&] { write::write_article(record, article, options.evidence); });
  record.finish();
  return json;
}

std::string to_json(const Listing& listing, const JsonOptions& options) {
  std::string json;
  write::RecordWriter record(json, options, options.fields);
  record.object([&] { write::write_listing(record, listing, options.evidence); });
  record.finish();
  return json;
}

std::string to_json(const Error& error, const JsonOptions& options) {
  std::string json;
  write::RecordWriter record(json, options, nullptr);
  record.object([&] { write::write_error(record, error); });
  record.finish();
  return json;
}

}  // namespace dateline
