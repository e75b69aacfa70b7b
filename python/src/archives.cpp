#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/unique_ptr.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bindings.h"
#include "bytes.h"
#include "dateline/warc_pages.h"
#include "file_reader.h"
#include "python_page.h"

namespace nb = nanobind;

namespace dateline::python {
namespace {

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
    return to_python(**page);
  }

  std::vector<std::pair<std::string, std::uint64_t>> passed_over() const {
    std::vector<std::pair<std::string, std::uint64_t>> counts;
    for (const auto& [reason, count] : pages_.passed_over()) counts.emplace_back(reason, count);
    return counts;
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

// `read` takes an offset and a size; the pages come from a piece of the file.
Opened open_piece(nb::object read, std::uint64_t size, const nb::bytes& name,
                  std::vector<std::string> hosts, bool verify,
                  std::pair<std::uint64_t, std::uint64_t> piece) {
  auto file = std::make_unique<FileReader>(std::move(read));
  RandomAccessFile access = file->access(size, to_string(name));
  auto pages = [&] {
    const nb::gil_scoped_release released;
    return WarcPages::open(std::move(access), {.hosts = std::move(hosts),
                                               .verify = verify,
                                               .piece_begin = piece.first,
                                               .piece_end = piece.second});
  }();
  file->raise();
  if (!pages) return error_record(pages.error());
  return std::make_unique<Pages>(*std::move(pages), std::move(file));
}

}  // namespace

void bind_archives(nb::module_& module) {
  nb::class_<Pages>(module, "WarcPages", nb::type_slots(collection_slots.data()))
      .def("next", &Pages::next)
      .def("passed_over", &Pages::passed_over);
  module.def("open_archive", &open);
  module.def("read_archive", &read_from);
  module.def("open_piece", &open_piece);
}

}  // namespace dateline::python
