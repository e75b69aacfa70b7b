#include "run/journal_text.h"

#include <libdeflate.h>

#include <charconv>
#include <cstddef>
#include <optional>
#include <span>
#include <system_error>

namespace dateline::run {
namespace {

constexpr std::string_view version_line = "dateline-journal 1\n";

std::uint64_t checksum(std::string_view text) {
  return libdeflate_crc32(0, text.data(), text.size());
}

class Writer {
 public:
  Writer& key(std::string_view name) {
    if (!is_line_begin_) text_ += '\n';
    text_ += name;
    is_line_begin_ = false;
    return *this;
  }
  Writer& number(std::uint64_t value) {
    text_.append(" ").append(std::to_string(value));
    return *this;
  }
  Writer& numbers(std::span<const std::uint64_t> values) {
    number(values.size());
    for (const std::uint64_t value : values) number(value);
    return *this;
  }
  Writer& text(std::string_view value) {
    number(value.size());
    text_.append(":").append(value);
    return *this;
  }
  std::string finish() {
    text_ += '\n';
    const std::uint64_t sum = checksum(text_);
    return std::move(text_.append("end ").append(std::to_string(sum)).append("\n"));
  }

 private:
  std::string text_ = std::string(version_line);
  bool is_line_begin_ = true;
};

// Reads what a Writer wrote, in its order. Once something is not as expected, all that follows is
// empty.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool has_key(std::string_view name) const {
    return rest_.starts_with(name) && rest_.substr(name.size()).starts_with(' ');
  }
  Reader& key(std::string_view name) {
    has_failed_ |= !has_key(name);
    if (!has_failed_) rest_.remove_prefix(name.size());
    return *this;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    if (!take(' ')) return 0;
    const char* const end = rest_.data() + rest_.size();
    const auto [after, failure] = std::from_chars(rest_.data(), end, value);
    has_failed_ |= failure != std::errc();
    if (has_failed_) return 0;
    rest_.remove_prefix(static_cast<std::size_t>(after - rest_.data()));
    return value;
  }
  void numbers(std::span<std::uint64_t> values) {
    has_failed_ |= number() != values.size();
    for (std::uint64_t& value : values) value = number();
  }
  std::string text() {
    const std::uint64_t size = number();
    if (!take(':') || size > rest_.size()) {
      has_failed_ = true;
      return {};
    }
    std::string value(rest_.substr(0, static_cast<std::size_t>(size)));
    rest_.remove_prefix(value.size());
    return value;
  }
  void line_end() { take('\n'); }
  bool is_done() const { return !has_failed_ && rest_.empty(); }

 private:
  bool take(char expected) {
    has_failed_ |= !rest_.starts_with(expected);
    if (!has_failed_) rest_.remove_prefix(1);
    return !has_failed_;
  }

  std::string_view rest_;
  bool has_failed_ = false;
};

void write_output(Writer& writer, std::string_view key, const OutputCheckpoint& output) {
  const OutputState& state = output.state;
  writer.key(key).number(state.bytes).number(output.ending).number(state.is_empty ? 1 : 0);
  writer.text(state.pending);
}

OutputCheckpoint read_output(Reader& reader, std::string_view key) {
  OutputCheckpoint output;
  output.state.bytes = reader.key(key).number();
  output.ending = reader.number();
  output.state.is_empty = reader.number() != 0;
  output.state.pending = reader.text();
  reader.line_end();
  return output;
}

// The text before the line "end CHECKSUM"; nothing where that is missing or wrong.
std::optional<std::string_view> checked(std::string_view text) {
  if (!text.ends_with('\n')) return std::nullopt;
  const std::size_t last_line = text.rfind('\n', text.size() - 2) + 1;
  const std::string_view before = text.substr(0, last_line);
  Reader reader(text.substr(last_line));
  const std::uint64_t sum = reader.key("end").number();
  reader.line_end();
  if (!reader.is_done() || sum != checksum(before)) return std::nullopt;
  return before;
}

}  // namespace

std::string write_journal_text(const JournalContent& content) {
  Writer writer;
  for (const Fact& fact : content.facts) writer.key("fact").text(fact.name).text(fact.value);
  const Checkpoint& checkpoint = content.checkpoint;
  const input::Place& place = checkpoint.place;
  writer.key("items").number(place.items).number(place.names);
  writer.key("within").number(place.records);
  if (place.record) writer.key("record").number(place.record->offset).number(place.record->length);
  writer.key("bytes").number(place.bytes);
  writer.key("passed-over").numbers(place.passed_over);
  writer.key("articles").number(checkpoint.articles);
  writer.key("listings").number(checkpoint.listings);
  writer.key("errors").numbers(checkpoint.errors);
  write_output(writer, "records-output", checkpoint.records_output);
  write_output(writer, "errors-output", checkpoint.errors_output);
  return writer.finish();
}

tl::expected<JournalContent, JournalProblem> read_journal_text(std::string_view text) {
  if (!text.starts_with(version_line)) {
    return tl::unexpected(text.starts_with(journal_magic) ? JournalProblem::foreign_version
                                                          : JournalProblem::damaged);
  }
  const auto lines = checked(text);
  if (!lines) return tl::unexpected(JournalProblem::damaged);
  Reader reader(lines->substr(version_line.size()));
  JournalContent content;
  while (reader.has_key("fact")) {
    Fact fact;
    fact.name = reader.key("fact").text();
    fact.value = reader.text();
    reader.line_end();
    content.facts.push_back(std::move(fact));
  }
  Checkpoint& checkpoint = content.checkpoint;
  input::Place& place = checkpoint.place;
  const auto line_of_number = [&](std::string_view key) {
    const std::uint64_t value = reader.key(key).number();
    reader.line_end();
    return value;
  };
  const auto line_of_numbers = [&](std::string_view key, std::span<std::uint64_t> values) {
    reader.key(key).numbers(values);
    reader.line_end();
  };
  place.items = reader.key("items").number();
  place.names = reader.number();
  reader.line_end();
  place.records = line_of_number("within");
  if (reader.has_key("record")) {
    const std::uint64_t offset = reader.key("record").number();
    place.record = StoredRange{offset, reader.number()};
    reader.line_end();
  }
  place.bytes = line_of_number("bytes");
  line_of_numbers("passed-over", place.passed_over);
  checkpoint.articles = line_of_number("articles");
  checkpoint.listings = line_of_number("listings");
  line_of_numbers("errors", checkpoint.errors);
  checkpoint.records_output = read_output(reader, "records-output");
  checkpoint.errors_output = read_output(reader, "errors-output");
  // What is whole, but not as expected, somebody else wrote.
  if (!reader.is_done()) return tl::unexpected(JournalProblem::foreign_version);
  return content;
}

}  // namespace dateline::run
