#pragma once

#include <nanobind/nanobind.h>

/// What the module dateline._core is made of.
namespace dateline::python {

/// Options, record(), Worker: pages to records.
void bind_records(nanobind::module_& module);

/// WarcPages: archives to pages.
void bind_archives(nanobind::module_& module);

}  // namespace dateline::python
