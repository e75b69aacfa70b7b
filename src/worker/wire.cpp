#include "worker/wire.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <utility>
#include <variant>

namespace dateline::worker {
namespace {

// Error::stage refers to a literal.
constexpr std::array<std::string_view, 6> stages = {"input", "archive", "fetch",
                                                    "html",  "extract", "worker"};

void write(WireWriter& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(WireReader& in) {
  std::vector<std::string> texts;
  for (std::size_t left = in.count(); left > 0; --left) texts.emplace_back(in.text());
  return texts;
}

void write(WireWriter& out, const std::optional<WarcPosition>& position) {
  out.number(position ? 1 : 0);
  if (!position) return;
  out.text(position->file);
  out.number(position->range ? 1 : 0);
  if (!position->range) return;
  out.number(position->range->offset);
  out.number(position->range->length);
}

std::optional<WarcPosition> read_position(WireReader& in) {
  if (in.number() == 0) return std::nullopt;
  WarcPosition position{.file = std::string(in.text())};
  if (in.number() != 0) {
    StoredRange& range = position.range.emplace();
    range.offset = in.number();
    range.length = in.number();
  }
  return position;
}

void write(WireWriter& out, const ArticleNote& note) {
  out.text(note.input);
  out.optional_text(note.site);
  out.optional_text(note.layout);
  write(out, note.warnings);
}

ArticleNote read_article_note(WireReader& in) {
  ArticleNote note{.input = std::string(in.text())};
  note.site = in.optional_text();
  note.layout = in.optional_text();
  note.warnings = read_texts(in);
  return note;
}

void write(WireWriter& out, const ListingNote& note) {
  out.text(note.input);
  out.optional_text(note.site);
  out.number(note.items);
  write(out, note.warnings);
}

ListingNote read_listing_note(WireReader& in) {
  ListingNote note{.input = std::string(in.text())};
  note.site = in.optional_text();
  note.items = in.number();
  note.warnings = read_texts(in);
  return note;
}

void write(WireWriter& out, const Error& error) {
  out.number(static_cast<std::uint64_t>(error.code));
  out.text(error.stage);
  out.text(error.message);
  out.number(error.retryable ? 1 : 0);
  out.number(static_cast<std::uint64_t>(error.http_status.value_or(0)));
  out.text(error.input);
  out.optional_text(error.url);
  write(out, error.warc);
}

Error read_error(WireReader& in) {
  Error error;
  error.code = static_cast<ErrorCode>(std::min<std::uint64_t>(in.number(), error_code_count - 1));
  const auto* const stage = std::find(stages.begin(), stages.end(), in.text());
  error.stage = stage != stages.end() ? *stage : "worker";
  error.message = in.text();
  error.retryable = in.number() != 0;
  if (const auto status = static_cast<int>(in.number()); status != 0) error.http_status = status;
  error.input = in.text();
  error.url = in.optional_text();
  error.warc = read_position(in);
  return error;
}

// The list that FieldSelection::parse() reads.
std::optional<std::string> names_of(const std::optional<FieldSelection>& fields) {
  if (!fields) return std::nullopt;
  std::string names;
  for (const auto& path : fields->paths()) {
    if (!names.empty()) names += ',';
    for (std::size_t i = 0; i < path.size(); ++i) names.append(i == 0 ? "" : ".").append(path[i]);
  }
  return names;
}

}  // namespace

void WireWriter::number(std::uint64_t value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out_.append(bytes, sizeof value);
}

void WireWriter::text(std::string_view value) {
  number(value.size());
  out_.append(value);
}

void WireWriter::optional_text(const std::optional<std::string>& value) {
  number(value ? 1 : 0);
  if (value) text(*value);
}

std::uint64_t WireReader::number() {
  std::uint64_t value = 0;
  if (rest_.size() < sizeof value) {
    is_whole_ = false;
    return 0;
  }
  std::memcpy(&value, rest_.data(), sizeof value);
  rest_.remove_prefix(sizeof value);
  return value;
}

std::string_view WireReader::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) is_whole_ = false;
  if (!is_whole_) return {};
  const std::string_view value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

std::optional<std::string> WireReader::optional_text() {
  if (number() == 0) return std::nullopt;
  return std::string(text());
}

std::size_t WireReader::count() {
  const std::uint64_t elements = number();
  if (elements > rest_.size()) is_whole_ = false;
  return is_whole_ ? elements : 0;
}

void write(WireWriter& out, const RecordOptions& options) {
  out.number(options.sites.size());
  for (const Site& site : options.sites) out.text(site.json());
  out.number(options.trust_site ? 1 : 0);
  out.optional_text(options.charset);
  out.number(options.limits.page_bytes);
  out.number(options.limits.memory_bytes);
  out.number(static_cast<std::uint64_t>(options.limits.time.count()));
  out.number(options.lists ? 1 : 0);
  out.number(static_cast<std::uint64_t>(options.parser));
  out.optional_text(names_of(options.fields));
  out.number(options.pretty ? 1 : 0);
  out.number(options.evidence ? 1 : 0);
}

std::optional<RecordOptions> read_options(std::string_view message) {
  WireReader in(message);
  RecordOptions options;
  for (std::size_t left = in.count(); left > 0; --left) {
    auto site = Site::parse(in.text(), "");
    if (!site) return std::nullopt;
    options.sites.push_back(*std::move(site));
  }
  options.trust_site = in.number() != 0;
  options.charset = in.optional_text();
  options.limits.page_bytes = in.number();
  options.limits.memory_bytes = in.number();
  options.limits.time = std::chrono::milliseconds(in.number());
  options.lists = in.number() != 0;
  options.parser = in.number() == 0 ? ParserKind::skeleton : ParserKind::reference;
  if (const auto names = in.optional_text()) {
    auto fields = FieldSelection::parse(*names);
    if (!fields) return std::nullopt;
    options.fields = *std::move(fields);
  }
  options.pretty = in.number() != 0;
  options.evidence = in.number() != 0;
  if (!in.is_whole()) return std::nullopt;
  return options;
}

void write_without_bytes(WireWriter& out, const Page& page) {
  out.text(page.input);
  out.optional_text(page.url);
  out.optional_text(page.charset);
  out.optional_text(page.captured);
  write(out, page.warc);
  out.number(page.is_truncated ? 1 : 0);
}

std::optional<Page> read_page_without_bytes(WireReader& in) {
  Page page;
  page.input = in.text();
  page.url = in.optional_text();
  page.charset = in.optional_text();
  page.captured = in.optional_text();
  page.warc = read_position(in);
  page.is_truncated = in.number() != 0;
  if (!in.is_whole()) return std::nullopt;
  return page;
}

void write(WireWriter& out, const Record& record) {
  out.text(record.json);
  out.number(record.about.index());
  std::visit([&](const auto& about) { write(out, about); }, record.about);
}

std::optional<Record> read_record(std::string_view message) {
  WireReader in(message);
  Record record{.json = std::string(in.text()), .about = {}};
  switch (in.number()) {
    case 0:
      record.about = read_article_note(in);
      break;
    case 1:
      record.about = read_listing_note(in);
      break;
    default:
      record.about = read_error(in);
      break;
  }
  if (!in.is_whole()) return std::nullopt;
  return record;
}

}  // namespace dateline::worker
