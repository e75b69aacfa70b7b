#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "memory_growth.h"
#include "pages.h"
#include "passes.h"
#include "variants.h"

namespace dateline::bench {

/// What bench/html/instructions has counted: all that is done in this function.
extern "C" [[gnu::noinline, gnu::used]] std::size_t page_speed_counted(
    const Variant& variant, const std::vector<Page>& pages) {
  std::size_t sum = 0;
  for (const Page& page : pages) sum += variant.read(page).value_or(0);
  return sum;
}

namespace {

struct Arguments {
  std::vector<std::string> folders;
  std::string variant = "document";
  unsigned passes = 5;
  unsigned threads = 2;
  std::size_t pages = 100'000;
  std::size_t first = 0;
  bool json = false;
};

void print_table(const nlohmann::ordered_json& result) {
  std::printf("%d pages, %.1f MB, %.0f %% of it scripts and styles\n", result["pages"].get<int>(),
              result["bytes"].get<double>() / 1e6, result["script_and_style"].get<double>() * 100);
  std::printf("Gumbo of the bare loop: %s; our own: %s\n\n",
              result["gumbo"]["bare"].get<std::string>().c_str(),
              result["gumbo"]["own"].get<std::string>().c_str());
  std::printf("%-10s %9s %7s %7s %6s\n", "variant", "pages/s", "MB/s", "x bare", "failed");
  for (const auto& [name, timing] : result["variants"].items()) {
    const double seconds = timing["seconds"];
    std::printf("%-10s %9.0f %7.0f %7.2f %6d  %s\n", name.c_str(),
                result["pages"].get<double>() / seconds,
                result["bytes"].get<double>() / 1e6 / seconds, timing["ratio"].get<double>(),
                timing["failures"].get<int>(), timing["description"].get<std::string>().c_str());
  }
}

int compare(const Arguments& arguments) {
  const std::vector<Page> pages = load_pages(arguments.folders);
  const std::vector<Timing> timings = time_variants(pages, arguments.passes);
  const std::size_t bytes = size_in_bytes(pages);
  const GumboLibraries libraries = gumbo_libraries();
  nlohmann::ordered_json result = {
      {"pages", pages.size()},
      {"bytes", bytes},
      {"script_and_style",
       static_cast<double>(script_and_style_bytes(pages)) / static_cast<double>(bytes)},
      {"passes", arguments.passes},
      {"gumbo", {{"bare", libraries.bare}, {"own", libraries.own}}},
  };
  for (const Timing& timing : timings) {
    result["variants"][std::string(timing.variant->name)] = {
        {"description", timing.variant->description},
        {"seconds", timing.best.count()},
        {"ratio", timings.front().best / timing.best},
        {"failures", timing.failures}};
  }
  if (arguments.json) {
    std::puts(result.dump(2).c_str());
  } else {
    print_table(result);
  }
  return 0;
}

int compare_threads(const Arguments& arguments) {
  const std::vector<Page> pages = load_pages(arguments.folders);
  const Variant& variant = variant_of_name(arguments.variant);
  const double first = time_threads(variant, pages, 1, 1).count();
  const auto rounds = static_cast<std::size_t>(std::max(1.0, 1.0 / first));  // a second or more
  double one = first * static_cast<double>(rounds);
  double all = one;
  for (unsigned pass = 0; pass < arguments.passes; ++pass) {
    one = std::min(one, time_threads(variant, pages, rounds, 1).count());
    all = std::min(all, time_threads(variant, pages, rounds, arguments.threads).count());
  }
  const auto number = static_cast<double>(rounds * pages.size());
  std::printf("%s: %.0f pages/s by one thread, %.0f by %u: %.2f times as fast\n",
              arguments.variant.c_str(), number / one, number / all, arguments.threads, one / all);
  return 0;
}

int watch_memory(const Arguments& arguments) {
  constexpr std::size_t allowed_growth = std::size_t{2} << 20;
  const MemoryCurve curve =
      measure_memory(variant_of_name(arguments.variant), load_pages(arguments.folders),
                     arguments.pages, arguments.threads);
  std::printf("%s, %zu pages by each of %u threads; MiB at each twentieth:",
              arguments.variant.c_str(), arguments.pages, arguments.threads);
  for (const std::size_t bytes : curve)
    std::printf(" %.1f", static_cast<double>(bytes) / (1 << 20));
  std::printf("\nat most %.1f MiB more than in the first tenth\n",
              static_cast<double>(growth(curve)) / (1 << 20));
  if (growth(curve) <= allowed_growth) return 0;
  std::fputs("page_speed: the memory grows\n", stderr);
  return 1;
}

int count(const Arguments& arguments) {
  const Variant& variant = variant_of_name(arguments.variant);
  std::vector<Page> pages = load_pages(arguments.folders);
  if (arguments.first > 0 && arguments.first < pages.size()) pages.resize(arguments.first);
  variant.read(pages.front());  // what is made once
  std::printf("%zu pages: %zu\n", pages.size(), page_speed_counted(variant, pages));
  return 0;
}

void add_folders(CLI::App& command, Arguments& arguments) {
  command.add_option("FOLDER", arguments.folders, "folders whose files *.html are read")
      ->required();
}

void add_variant(CLI::App& command, Arguments& arguments) {
  std::vector<std::string> names;
  for (const Variant& variant : variants()) names.emplace_back(variant.name);
  command.add_option("--variant", arguments.variant, "what is done with each page")
      ->check(CLI::IsMember(names))
      ->capture_default_str();
}

int run(int argc, char** argv) {
  Arguments arguments;
  CLI::App application("Times what is done with pages in memory. bench/README.md says more.");
  application.require_subcommand(1);

  CLI::App* comparison = application.add_subcommand("compare", "all variants, by one thread");
  add_folders(*comparison, arguments);
  comparison->add_option("--passes", arguments.passes, "of which the best one counts")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  comparison->add_flag("--json", arguments.json, "print JSON in place of a table");

  CLI::App* scaling = application.add_subcommand("threads", "several threads against one");
  add_folders(*scaling, arguments);
  add_variant(*scaling, arguments);
  scaling->add_option("--passes", arguments.passes)->check(CLI::PositiveNumber);
  scaling->add_option("--threads", arguments.threads)
      ->check(CLI::PositiveNumber)
      ->capture_default_str();

  CLI::App* memory = application.add_subcommand("memory", "fails when it grows in a long run");
  add_folders(*memory, arguments);
  add_variant(*memory, arguments);
  memory->add_option("--pages", arguments.pages, "of each thread; the list is begun anew")
      ->check(CLI::Range(std::size_t{20}, std::size_t{1} << 40))
      ->capture_default_str();
  memory->add_option("--threads", arguments.threads)
      ->check(CLI::PositiveNumber)
      ->capture_default_str();

  CLI::App* once = application.add_subcommand("count", "each page once, for a profiler");
  add_folders(*once, arguments);
  add_variant(*once, arguments);
  once->add_option("--first", arguments.first, "read only so many pages");

  try {
    application.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return application.exit(error) == 0 ? 0 : 2;
  }
  if (*comparison) return compare(arguments);
  if (*scaling) return compare_threads(arguments);
  if (*memory) return watch_memory(arguments);
  return count(arguments);
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  try {
    return dateline::bench::run(argc, argv);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "page_speed: %s\n", failure.what());
    return 1;
  }
}
