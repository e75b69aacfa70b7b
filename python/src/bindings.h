#pragma once

#include <nanobind/nanobind.h>

/// What the module dateline._core is made of.
namespace dateline::python {

/// Options, record(), Worker: pages to records.
void bind_records(nanobind::module_& module);

/// WarcPages: archives to pages.
void bind_archives(nanobind::module_& module);

/// read_index_line(), page_at() and what else tells which pages there are, for engines that divide
/// the work.
void bind_inputs(nanobind::module_& module);

}  // namespace dateline::python
