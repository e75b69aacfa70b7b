#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "archive/index_entry.h"
#include "archive/list_record.h"
#include "archive/page_at.h"
#include "archive/page_of_file.h"
#include "archive/record_choice.h"
#include "bindings.h"
#include "bytes.h"
#include "dateline/extract.h"
#include "dateline/warc.h"
#include "file_reader.h"
#include "python_page.h"
#include "text/utf8.h"

namespace nb = nanobind;

namespace dateline::python {
namespace {

// filename, offset, length, url, mime, status.
using IndexLine =
    std::tuple<nb::bytes, std::uint64_t, std::uint64_t, nb::bytes, nb::bytes, std::optional<int>>;

constexpr std::size_t most_page_bytes = Limits().page_bytes;

std::string_view view_of(const nb::bytes& bytes) {
  return {bytes.c_str(), bytes.size()};
}

std::variant<IndexLine, std::string> read_index_line(const nb::bytes& line) {
  if (!archive::is_index_line(view_of(line))) return "it is no line of a CDXJ index";
  const auto record = archive::read_index_line(view_of(line));
  if (!record) return record.error();
  const StoredRange range = record->warc->range.value_or(StoredRange());
  const archive::IndexEntry entry = record->index_entry.value_or(archive::IndexEntry());
  return IndexLine(to_bytes(record->input), range.offset, range.length, to_bytes(entry.url),
                   to_bytes(entry.mime), entry.status);
}

std::optional<std::string> passed_over_by_index(const nb::bytes& url, const nb::bytes& mime,
                                                std::optional<int> status,
                                                const std::vector<std::string>& hosts) {
  const auto reason = archive::passed_over_by_index(
      {.url = to_string(url), .mime = to_string(mime), .status = status}, hosts);
  if (!reason) return std::nullopt;
  return std::string(to_string(*reason));
}

// A page, the record of an error, or why an index names no page there.
std::variant<PythonPage, nb::bytes, std::string> page_at(nb::object read, std::uint64_t size,
                                                         const nb::bytes& name, Range range,
                                                         bool verify) {
  FileReader file(std::move(read));
  const StoredRange place{range.first, range.second};
  const WarcPosition position{.file = to_string(name), .range = place};
  auto content = [&] {
    const nb::gil_scoped_release released;
    auto reader = WarcReader::open_record(file.access(size, position.file), place,
                                          archive::warc_options(most_page_bytes));
    return archive::page_at(std::move(reader), position, true, {most_page_bytes, verify});
  }();
  file.raise();
  if (!content) {
    Error error = std::move(content).error();
    error.input = position.file;
    return error_record(error);
  }
  if (const auto* page = std::get_if<Page>(&*content)) return to_python(*page);
  return std::string(to_string(std::get<archive::PassedOver>(*content)));
}

// The record of an error that is found before a page is read; `place` is that in an archive.
nb::bytes input_error(std::string_view code, std::string message, const nb::bytes& input,
                      bool retryable, std::optional<Range> place) {
  Error error{
      .stage = place ? "archive" : "input", .message = std::move(message), .retryable = retryable};
  text::append_utf8_with_replacement(error.input, view_of(input));
  if (place) {
    error.warc =
        WarcPosition{.file = error.input, .range = StoredRange{place->first, place->second}};
  }
  for (std::size_t number = 0; number < error_code_count; ++number) {
    if (to_string(static_cast<ErrorCode>(number)) == code) {
      error.code = static_cast<ErrorCode>(number);
    }
  }
  return error_record(error);
}

}  // namespace

void bind_inputs(nb::module_& module) {
  module.def("is_warc", [](const nb::bytes& beginning) { return is_warc(view_of(beginning)); });
  module.def("most_file_bytes", [](const nb::bytes& beginning) {
    return archive::most_file_bytes(view_of(beginning), most_page_bytes);
  });
  module.def("read_index_line", &read_index_line);
  module.def("passed_over_by_index", &passed_over_by_index, nb::arg(), nb::arg(), nb::arg().none(),
             nb::arg());
  module.def("page_at", &page_at);
  module.def("input_error", &input_error, nb::arg(), nb::arg(), nb::arg(), nb::arg(),
             nb::arg().none());
}

}  // namespace dateline::python
