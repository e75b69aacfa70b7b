#include "html/gumbo_tree.h"

#include <csetjmp>
#include <cstddef>

namespace dateline::html {
namespace {

/// What Gumbo's allocator gets as its user data.
struct Parsing {
  Arena* arena;
  std::jmp_buf refused;
};

extern "C" void* allocate_for_gumbo(void* userdata, std::size_t size) {
  auto* parsing = static_cast<Parsing*>(userdata);
  void* memory = parsing->arena->allocate(size);
  // Gumbo does not check for null. All that it has lies in the arena, so it can be left in the
  // midst of its work.
  if (memory == nullptr) std::longjmp(parsing->refused, 1);
  return memory;
}

extern "C" void free_for_gumbo(void*, void*) {
}

/// Null when the arena refused. Nothing in here may have a destructor, which a longjmp would pass
/// over.
const GumboOutput* run_gumbo(Arena* arena, const char* text, std::size_t size,
                             bool records_errors) {
  Parsing parsing;
  parsing.arena = arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate_for_gumbo;
  options.deallocator = free_for_gumbo;
  options.userdata = &parsing;
  options.max_errors = records_errors ? -1 : 0;
  if (setjmp(parsing.refused) != 0) return nullptr;
  return gumbo_parse_with_options(&options, text, size);
}

}  // namespace

tl::expected<GumboTree, Arena::Refusal> GumboTree::parse(std::string_view text,
                                                         const Limits& limits,
                                                         bool records_errors) {
  GumboTree tree(limits);
  tree.output_ = run_gumbo(&tree.arena_, text.data(), text.size(), records_errors);
  if (tree.output_ == nullptr) return tl::unexpected(tree.arena_.refusal());
  return tree;
}

}  // namespace dateline::html
