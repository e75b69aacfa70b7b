#include "archive/list_record.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace dateline::archive {
namespace {

using nlohmann::json;

tl::expected<json, std::string> parse_object(std::string_view text) {
  constexpr bool with_exceptions = false;
  json object = json::parse(text.begin(), text.end(), nullptr, with_exceptions);
  if (object.is_discarded() || !object.is_object()) {
    return tl::unexpected<std::string>("it begins like a record, but is no JSON object");
  }
  return object;
}

std::optional<std::string> text_member(const json& object, const char* name) {
  const auto member = object.find(name);
  if (member == object.end() || !member->is_string()) return std::nullopt;
  return member->get<std::string>();
}

// CDXJ writes numbers as strings, too.
std::optional<std::uint64_t> number_member(const json& object, const char* name) {
  const auto member = object.find(name);
  if (member == object.end()) return std::nullopt;
  if (member->is_number_unsigned()) return member->get<std::uint64_t>();
  if (!member->is_string()) return std::nullopt;
  const auto& digits = member->get_ref<const std::string&>();
  std::uint64_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [behind, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || behind != end) return std::nullopt;
  return number;
}

bool is_null(const json& object, const char* name) {
  const auto member = object.find(name);
  return member != object.end() && member->is_null();
}

std::optional<WarcPosition> read_warc(const json& warc) {
  if (!warc.is_object()) return std::nullopt;
  auto file = text_member(warc, "file");
  if (!file) return std::nullopt;
  if (is_null(warc, "offset") && is_null(warc, "length")) return WarcPosition{*std::move(file)};
  const auto offset = number_member(warc, "offset");
  const auto length = number_member(warc, "length");
  if (!offset || !length) return std::nullopt;
  return WarcPosition{.file = *std::move(file), .range = StoredRange{*offset, *length}};
}

// The beginning of a line of CDXJ up to its object; empty where it is none.
std::string_view index_key_of(std::string_view line) {
  const std::size_t object = line.find(" {");
  if (object == std::string_view::npos) return {};
  const std::string_view key = line.substr(0, object);
  constexpr std::size_t timestamp_size = 14;
  const std::size_t blank = key.rfind(' ');
  if (blank == std::string_view::npos || key.size() - blank - 1 != timestamp_size) return {};
  const bool has_timestamp =
      key.find_first_not_of("0123456789", blank + 1) == std::string_view::npos;
  return has_timestamp ? key : std::string_view();
}

}  // namespace

tl::expected<ListRecord, std::string> read_list_record(std::string_view text) {
  const auto record = parse_object(text);
  if (!record) return tl::unexpected(record.error());
  auto input = text_member(*record, "input");
  if (!input) {
    return tl::unexpected<std::string>("it is a JSON object without a text as its \"input\"");
  }
  ListRecord result{.input = *std::move(input)};
  const auto warc = record->find("warc");
  if (warc != record->end() && !warc->is_null()) {
    result.warc = read_warc(*warc);
    if (!result.warc) {
      return tl::unexpected<std::string>(
          "its \"warc\" is not an object of \"file\", \"offset\" and \"length\"");
    }
  }
  return result;
}

bool is_index_line(std::string_view line) {
  return !index_key_of(line).empty();
}

tl::expected<ListRecord, std::string> read_index_line(std::string_view line) {
  const auto object = parse_object(line.substr(index_key_of(line).size() + 1));
  if (!object) return tl::unexpected(object.error());
  auto filename = text_member(*object, "filename");
  const auto offset = number_member(*object, "offset");
  const auto length = number_member(*object, "length");
  if (!filename || !offset || !length) {
    return tl::unexpected<std::string>(
        "it is a line of an index without \"filename\", \"offset\" and \"length\"");
  }
  IndexEntry entry{.url = text_member(*object, "url").value_or(""),
                   .mime = text_member(*object, "mime").value_or("")};
  if (const auto status = number_member(*object, "status")) {
    constexpr std::uint64_t most = 999;
    entry.status = static_cast<int>(std::min(*status, most));
  }
  return ListRecord{.input = *filename,
                    .warc = WarcPosition{.file = *filename, .range = StoredRange{*offset, *length}},
                    .index_entry = std::move(entry)};
}

}  // namespace dateline::archive
