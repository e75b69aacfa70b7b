#include <nanobind/nanobind.h>
#include <nanobind/stl/string_view.h>

#include <string_view>

#include "bindings.h"
#include "dateline/json.h"
#include "dateline/site.h"
#include "dateline/version.h"

namespace nb = nanobind;

// The module dateline._core. What it offers is for the package alone: python/dateline/_core.pyi
// says what that is, and what the package makes of it.
NB_MODULE(_core, module) {
  nb::set_leak_warnings(false);  // of what is in use when the interpreter ends
  module.attr("version") = dateline::version;
  module.def("schema", [] {
    const std::string_view schema = dateline::record_schema();
    return nb::str(schema.data(), schema.size());
  });
  module.def("built_in_site", [](std::string_view name) {
    const std::string_view json = dateline::built_in_site_json(name);
    return nb::str(json.data(), json.size());
  });
  dateline::python::bind_records(module);
  dateline::python::bind_archives(module);
  dateline::python::bind_inputs(module);
}
