#include "input/list_record.h"

#include <nlohmann/json.hpp>

namespace dateline::input {
namespace {

using nlohmann::json;

std::optional<WarcPosition> read_warc(const json& warc) {
  if (!warc.is_object()) return std::nullopt;
  const auto file = warc.find("file");
  const auto offset = warc.find("offset");
  const auto length = warc.find("length");
  if (file == warc.end() || !file->is_string()) return std::nullopt;
  if (offset == warc.end() || !offset->is_number_unsigned()) return std::nullopt;
  if (length == warc.end() || !length->is_number_unsigned()) return std::nullopt;
  return WarcPosition{.file = file->get<std::string>(),
                      .offset = offset->get<std::uint64_t>(),
                      .length = length->get<std::uint64_t>()};
}

}  // namespace

tl::expected<ListRecord, std::string> read_list_record(std::string_view text) {
  constexpr bool with_exceptions = false;
  const json record = json::parse(text.begin(), text.end(), nullptr, with_exceptions);
  if (record.is_discarded() || !record.is_object()) {
    return tl::unexpected<std::string>("it begins like a record, but is no JSON object");
  }
  const auto input = record.find("input");
  if (input == record.end() || !input->is_string()) {
    return tl::unexpected<std::string>("it is a JSON object without a text as its \"input\"");
  }
  ListRecord result{.input = input->get<std::string>()};
  const auto warc = record.find("warc");
  if (warc != record.end() && !warc->is_null()) {
    result.warc = read_warc(*warc);
    if (!result.warc) {
      return tl::unexpected<std::string>(
          "its \"warc\" is not an object of \"file\", \"offset\" and \"length\"");
    }
  }
  return result;
}

}  // namespace dateline::input
