#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/unique_ptr.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "bindings.h"
#include "bytes.h"
#include "dateline/json.h"
#include "dateline/warc_pages.h"

namespace nb = nanobind;

namespace dateline::python {
namespace {

using Range = std::pair<std::uint64_t, std::uint64_t>;
// html, url, charset, captured, the place in the archive, whether the page breaks off.
using PythonPage = std::tuple<nb::bytes, std::optional<nb::bytes>, std::optional<nb::bytes>,
                              std::optional<nb::bytes>, std::optional<Range>, bool>;

nb::bytes error_record(const Error& error) {
  return to_bytes(to_json(error));
}

// Reads from a file object. What its read() raises ends the reading, and is raised where the pages
// are asked for.
class FileReader {
 public:
  explicit FileReader(nb::object read) : read_(std::move(read)) {}

  std::ptrdiff_t read(char* bytes, std::size_t count) {
    const nb::gil_scoped_acquire acquired;
    try {
      if (!read_.is_valid()) throw nb::value_error("the file is gone");
      const nb::object chunk = read_(count);
      if (!nb::isinstance<nb::bytes>(chunk)) {
        throw nb::type_error("read() of the file gives no bytes: open it in binary mode");
      }
      const auto content = nb::cast<nb::bytes>(chunk);
      if (content.size() > count) throw nb::value_error("read() of the file gives too many bytes");
      std::memcpy(bytes, content.data(), content.size());
      return static_cast<std::ptrdiff_t>(content.size());
    } catch (...) {
      failure_ = std::current_exception();
      errno = EIO;
      return -1;
    }
  }

  PyObject* held() const { return read_.ptr(); }
  void forget() { read_.reset(); }

  void raise() {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  }

 private:
  nb::object read_;
  std::exception_ptr failure_;
};

class Pages {
 public:
  explicit Pages(WarcPages pages, std::unique_ptr<FileReader> file = nullptr)
      : file_(std::move(file)), pages_(std::move(pages)) {}

  // A page, the record of an error, or nothing at the end.
  std::variant<std::monostate, PythonPage, nb::bytes> next() {
    auto page = [&] {
      const nb::gil_scoped_release released;
      return pages_.next();
    }();
    if (file_) file_->raise();
    if (!page) return std::monostate();
    if (!*page) return error_record(page->error());
    std::optional<Range> range;
    if (const auto& warc = (*page)->warc; warc && warc->range) {
      range = Range(warc->range->offset, warc->range->length);
    }
    return PythonPage(to_bytes((*page)->bytes), to_bytes_or_none((*page)->url),
                      to_bytes_or_none((*page)->charset), to_bytes_or_none((*page)->captured),
                      range, (*page)->is_truncated);
  }

  FileReader* file() { return file_.get(); }

 private:
  std::unique_ptr<FileReader> file_;
  WarcPages pages_;  // reads from the file
};

// For the garbage collector: a file object may lead back to its pages.
int visit_file(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(self));
  if (!nb::inst_ready(self)) return 0;
  if (FileReader* file = nb::inst_ptr<Pages>(self)->file()) Py_VISIT(file->held());
  return 0;
}

int forget_file(PyObject* self) {
  if (FileReader* file = nb::inst_ptr<Pages>(self)->file()) file->forget();
  return 0;
}

std::array<PyType_Slot, 3> collection_slots = {
    PyType_Slot{Py_tp_traverse, reinterpret_cast<void*>(visit_file)},
    PyType_Slot{Py_tp_clear, reinterpret_cast<void*>(forget_file)}, PyType_Slot{0, nullptr}};

// The pages, or the record of the error why there are none.
using Opened = std::variant<std::unique_ptr<Pages>, nb::bytes>;

Opened open(const nb::bytes& path, std::vector<std::string> hosts, bool verify) {
  const std::string file = to_string(path);
  auto pages = [&] {
    const nb::gil_scoped_release released;
    return WarcPages::open(file, {.hosts = std::move(hosts), .verify = verify});
  }();
  if (!pages) return error_record(pages.error());
  return std::make_unique<Pages>(*std::move(pages));
}

Opened read_from(nb::object read, const nb::bytes& name, std::vector<std::string> hosts,
                 bool verify) {
  auto file = std::make_unique<FileReader>(std::move(read));
  const std::string called = to_string(name);
  auto pages = [&, reader = file.get()] {
    const nb::gil_scoped_release released;
    return WarcPages::read_from(
        [reader](char* bytes, std::size_t count) { return reader->read(bytes, count); }, called,
        {.hosts = std::move(hosts), .verify = verify});
  }();
  file->raise();
  if (!pages) return error_record(pages.error());
  return std::make_unique<Pages>(*std::move(pages), std::move(file));
}

}  // namespace

void bind_archives(nb::module_& module) {
  nb::class_<Pages>(module, "WarcPages", nb::type_slots(collection_slots.data()))
      .def("next", &Pages::next);
  module.def("open_archive", &open);
  module.def("read_archive", &read_from);
}

}  // namespace dateline::python
