#include <lexbor/html/html.h>

#include "variants.h"

namespace dateline::bench {

std::optional<std::size_t> read_by_lexbor(const Page& page) {
  lxb_html_document_t* document = lxb_html_document_create();
  if (document == nullptr) return std::nullopt;
  const auto* bytes = reinterpret_cast<const lxb_char_t*>(page.bytes.data());
  const bool is_parsed =
      lxb_html_document_parse(document, bytes, page.bytes.size()) == LXB_STATUS_OK;
  lxb_html_document_destroy(document);
  return is_parsed ? std::optional<std::size_t>(1) : std::nullopt;
}

}  // namespace dateline::bench
