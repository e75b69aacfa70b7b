#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

#include "variants.h"

namespace dateline::bench {
namespace {

/// Gets the messages that HTML_PARSE_NOERROR lets through: those of a page that libxml2 cannot
/// decode, and does not read to its end.
extern "C" void note_broken_off(void* is_broken_off, const char*, ...) {
  *static_cast<bool*>(is_broken_off) = true;
}

}  // namespace

std::optional<std::size_t> read_by_libxml2(const Page& page) {
  constexpr int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  bool is_broken_off = false;
  xmlSetGenericErrorFunc(&is_broken_off, note_broken_off);  // of this thread
  htmlDocPtr document = htmlReadMemory(page.bytes.data(), static_cast<int>(page.bytes.size()),
                                       nullptr, nullptr, options);
  xmlSetGenericErrorFunc(nullptr, nullptr);
  if (document == nullptr) return std::nullopt;
  xmlFreeDoc(document);
  return is_broken_off ? std::nullopt : std::optional<std::size_t>(1);
}

}  // namespace dateline::bench
