#pragma once

#include <nanobind/nanobind.h>

#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>

#include "bytes.h"
#include "dateline/error.h"
#include "dateline/json.h"
#include "dateline/page.h"

namespace dateline::python {

using Range = std::pair<std::uint64_t, std::uint64_t>;

/// html, url, charset, captured, the place in the archive, whether the page breaks off.
using PythonPage =
    std::tuple<nanobind::bytes, std::optional<nanobind::bytes>, std::optional<nanobind::bytes>,
               std::optional<nanobind::bytes>, std::optional<Range>, bool>;

inline PythonPage to_python(const Page& page) {
  std::optional<Range> range;
  if (page.warc && page.warc->range)
    range = Range(page.warc->range->offset, page.warc->range->length);
  return {to_bytes(page.bytes),
          to_bytes_or_none(page.url),
          to_bytes_or_none(page.charset),
          to_bytes_or_none(page.captured),
          range,
          page.is_truncated};
}

inline nanobind::bytes error_record(const Error& error) {
  return to_bytes(to_json(error));
}

}  // namespace dateline::python
