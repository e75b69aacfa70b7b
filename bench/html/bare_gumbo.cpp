#include <dlfcn.h>
#include <gumbo.h>

#include <stdexcept>

#include "variants.h"

namespace dateline::bench {
namespace {

/// The functions of the shared library, which stays loaded.
struct SharedGumbo {
  GumboOutput* (*parse)(const GumboOptions* options, const char* buffer, std::size_t length);
  void (*destroy)(const GumboOptions* options, GumboOutput* output);
  const GumboOptions* options;
};

void* symbol_of(void* library, const char* name) {
  void* address = library == nullptr ? nullptr : dlsym(library, name);
  if (address == nullptr)
    throw std::runtime_error(std::string("no ") + name + " in " DATELINE_BENCH_SHARED_GUMBO);
  return address;
}

SharedGumbo load_shared_gumbo() {
  void* library = dlopen(DATELINE_BENCH_SHARED_GUMBO, RTLD_NOW | RTLD_LOCAL);
  void* parse = symbol_of(library, "gumbo_parse_with_options");
  // Were it exported by this program, the library would call this program's functions, not its own.
  void* exported = dlsym(RTLD_DEFAULT, "gumbo_parse_with_options");
  if (exported != nullptr && exported != parse)
    throw std::runtime_error("the program exports Gumbo, so the bare loop would not be bare");
  return {.parse = reinterpret_cast<decltype(SharedGumbo::parse)>(parse),
          .destroy = reinterpret_cast<decltype(SharedGumbo::destroy)>(
              symbol_of(library, "gumbo_destroy_output")),
          .options = static_cast<const GumboOptions*>(symbol_of(library, "kGumboDefaultOptions"))};
}

const SharedGumbo& shared_gumbo() {
  static const SharedGumbo library = load_shared_gumbo();
  return library;
}

std::string file_of_code(void* address) {
  Dl_info place{};
  if (dladdr(address, &place) == 0) throw std::runtime_error("nobody knows where Gumbo's code is");
  return place.dli_fname;
}

}  // namespace

std::optional<std::size_t> read_by_bare_gumbo(const Page& page) {
  const SharedGumbo& gumbo = shared_gumbo();
  GumboOutput* output = gumbo.parse(gumbo.options, page.bytes.data(), page.bytes.size());
  const std::size_t children = output->document->v.document.children.length;
  gumbo.destroy(gumbo.options, output);
  return children;
}

GumboLibraries gumbo_libraries() {
  return {.bare = file_of_code(reinterpret_cast<void*>(shared_gumbo().parse)),
          .own = file_of_code(reinterpret_cast<void*>(&gumbo_parse_with_options))};
}

}  // namespace dateline::bench
