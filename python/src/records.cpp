#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <tuple>
#include <utility>
#include <vector>

#include "archive/page_of_file.h"
#include "bindings.h"
#include "bytes.h"
#include "dateline/error.h"
#include "dateline/extract.h"
#include "dateline/page.h"
#include "dateline/site.h"
#include "worker/child.h"
#include "worker/make_record.h"
#include "worker/record_options.h"

namespace nb = nanobind;

namespace dateline::python {
namespace {

using worker::RecordOptions;

// The JSON text of a profile, and what to call it in messages.
using SiteText = std::pair<std::string, std::string>;
using Range = std::pair<std::uint64_t, std::uint64_t>;

std::vector<Site> parse_sites(const std::vector<SiteText>& texts) {
  std::vector<Site> sites;
  std::string problems;
  for (const auto& [json, name] : texts) {
    auto site = Site::parse(json, name);
    if (site) {
      sites.push_back(*std::move(site));
      continue;
    }
    for (const SiteProblem& problem : site.error()) {
      problems.append(problems.empty() ? "" : "\n").append(problem.to_string());
    }
  }
  if (!problems.empty()) throw nb::value_error(problems.c_str());
  return sites;
}

RecordOptions make_options(const std::optional<std::vector<SiteText>>& sites, bool evidence) {
  RecordOptions options;
  if (sites) {
    options.sites = parse_sites(*sites);
    options.trust_site = true;
  } else {
    const std::span<const Site> built_in = built_in_sites();
    options.sites.assign(built_in.begin(), built_in.end());
  }
  options.evidence = evidence;
  return options;
}

// What is known of a page beside its content: input, url, charset, captured, the archive that it
// lies in and its place there, whether it breaks off, and whether the content is that of a file.
using Facts = std::tuple<nb::bytes, std::optional<nb::bytes>, std::optional<nb::bytes>,
                         std::optional<nb::bytes>, std::optional<nb::bytes>, std::optional<Range>,
                         bool, bool>;

struct Given {
  Page page;
  bool is_file;
};

// `memory` is what the bytes go to.
Given make_page(std::string memory, const nb::bytes& html, const Facts& facts) {
  memory.assign(html.c_str(), html.size());
  const auto& [input, url, charset, captured, warc_file, warc_range, is_truncated, is_file] = facts;
  Page page{.input = to_string(input),
            .bytes = std::move(memory),
            .url = to_string(url),
            .charset = to_string(charset),
            .captured = to_string(captured),
            .is_truncated = is_truncated};
  if (warc_file) {
    page.warc = WarcPosition{.file = to_string(*warc_file)};
    if (warc_range) page.warc->range = StoredRange{warc_range->first, warc_range->second};
  }
  return {std::move(page), is_file};
}

// What a file holds may be compressed, MHTML, or no page at all.
tl::expected<Page, Error> look_into(Given given, const Limits& limits) {
  Page& page = given.page;
  if (!given.is_file) return std::move(page);
  try {
    auto found = archive::page_of_file(std::move(page.bytes), limits.page_bytes);
    if (!found) return found;
    found->input = std::move(page.input);
    if (page.url) found->url = std::move(page.url);
    if (page.charset) found->charset = std::move(page.charset);
    if (page.captured) found->captured = std::move(page.captured);
    found->is_truncated |= page.is_truncated;
    return found;
  } catch (const std::bad_alloc&) {
    return tl::unexpected(Error{.code = ErrorCode::too_large,
                                .stage = "input",
                                .message = "reading it needs more memory than there is"});
  }
}

// The record of a page, which `read` makes of what the page holds.
template <typename Read>
worker::Record record_of(Given given, const RecordOptions& options, const Read& read) {
  const std::string input = given.page.input;
  auto content = look_into(std::move(given), options.limits);
  if (!content) return worker::error_record(std::move(content).error(), input, options);
  return read(*std::move(content));
}

// The text of a record, and whether it is that of an error.
std::pair<nb::bytes, bool> to_python(const worker::Record& record) {
  return {to_bytes(record.json), record.error() != nullptr};
}

// What each thread keeps of its last page for the next one.
struct Kept {
  Extractor extractor;
  std::string bytes;
};

Kept& kept_by_thread() {
  thread_local Kept kept;
  return kept;
}

// The record of a page that is read in this process. Memory for its bytes is taken anew only where
// they are more than before: the system is slow to give it.
worker::Record record_here(const nb::bytes& html, const Facts& facts,
                           const RecordOptions& options) {
  constexpr std::size_t most_kept = std::size_t{4} << 20U;
  Kept& kept = kept_by_thread();
  Given page = make_page(std::move(kept.bytes), html, facts);
  const nb::gil_scoped_release released;
  return record_of(std::move(page), options, [&](Page content) {
    worker::Record record = worker::make_record(std::move(content), options, kept.extractor);
    if (content.bytes.capacity() <= most_kept) kept.bytes = std::move(content.bytes);
    return record;
  });
}

// A process for pages that may do harm. Made, used and destroyed by one thread.
class Worker {
 public:
  Worker(const nb::bytes& program, RecordOptions options)
      : program_(to_string(program)),
        options_(std::move(options)),
        child_(std::in_place, program_, options_) {}
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker() = default;

  worker::Record record(Given page) {
    return record_of(std::move(page), options_, [&](Page content) {
      try {
        child_->give(std::move(content));
        return child_->take();
      } catch (const std::system_error&) {
        child_.emplace(program_, options_);  // has no page that it would answer later
        throw;
      }
    });
  }

 private:
  const std::string program_;
  const RecordOptions options_;
  std::optional<worker::Child> child_;
};

[[noreturn]] void raise_os_error(const std::system_error& failure) {
  errno = failure.code().value();
  PyErr_SetFromErrnoWithFilename(PyExc_OSError, failure.what());
  nb::raise_python_error();
}

}  // namespace

void bind_records(nb::module_& module) {
  nb::class_<RecordOptions>(module, "Options")
      .def(nb::new_([](const std::optional<std::vector<SiteText>>& sites, bool evidence) {
             return make_options(sites, evidence);
           }),
           nb::arg("sites").none(), nb::arg("evidence"));

  module.def("record", [](const RecordOptions& options, const nb::bytes& html, const Facts& facts) {
    return to_python(record_here(html, facts, options));
  });

  nb::class_<Worker>(module, "Worker")
      .def(nb::init<const nb::bytes&, RecordOptions>())
      .def("record", [](Worker& worker, const nb::bytes& html, const Facts& facts) {
        Given page = make_page({}, html, facts);
        try {
          const worker::Record record = [&] {
            const nb::gil_scoped_release released;
            return worker.record(std::move(page));
          }();
          return to_python(record);
        } catch (const std::system_error& failure) {  // no process can be started
          raise_os_error(failure);
        }
      });
}

}  // namespace dateline::python
