#include "variants.h"

#include <array>
#include <stdexcept>

namespace dateline::bench {
namespace {

constexpr std::array all_variants = {
    Variant{"bare", "gumbo_parse and gumbo_destroy_output: the bare loop", read_by_bare_gumbo},
    Variant{"document", "decode, Document::parse, walk over the blocks' text", read_document},
    Variant{"lines", "decode, Document::parse, html::lines", read_lines},
    Variant{"record", "extract and to_json, the built-in profiles", read_record},
    Variant{"extractor", "the same by one Extractor", read_record_by_extractor},
#ifdef DATELINE_BENCH_LIBXML2
    Variant{"libxml2", "htmlReadMemory and xmlFreeDoc", read_by_libxml2},
#endif
#ifdef DATELINE_BENCH_LEXBOR
    Variant{"lexbor", "lxb_html_document_parse and lxb_html_document_destroy", read_by_lexbor},
#endif
};

}  // namespace

std::span<const Variant> variants() {
  return all_variants;
}

const Variant& variant_of_name(std::string_view name) {
  for (const Variant& variant : all_variants) {
    if (variant.name == name) return variant;
  }
  throw std::runtime_error("there is no variant " + std::string(name));
}

}  // namespace dateline::bench
