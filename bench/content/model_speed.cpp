// model_speed FOLDER...: how long the body model takes, on pages whose trees are in memory.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "../html/pages.h"
#include "content/body.h"
#include "dateline/body_model.h"
#include "extract/metadata.h"
#include "extract/page_address.h"
#include "extract/page_hints.h"
#include "html/document.h"
#include "text/charset.h"

namespace dateline::bench {
namespace {

constexpr int passes = 5;  // of which the best one counts
constexpr double blocks_of_a_page = 200;

/// Of this thread, so that other work on the machine disturbs it least.
double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// What the model reads of a page. The text must outlive the tree.
struct ReadPage {
  text::DecodedText text;
  std::optional<html::Document> document;
  std::optional<extraction::Metadata> metadata;
  std::optional<std::string> canonical;
  content::PageHints hints;

  explicit ReadPage(const Page& page) {
    text::decode(page.bytes, std::nullopt, page.charset, text);
    auto parsed = html::Document::parse(text.utf8, {.time = std::chrono::hours(1)});
    if (!parsed) return;
    document = std::move(*parsed);
    metadata.emplace(*document);
    canonical = extraction::canonical_url(*metadata, std::nullopt, {});
    hints = extraction::page_hints(*metadata, canonical ? *canonical : "");
  }
};

void run(const std::vector<std::string>& folders) {
  const content::Model& model = BodyModel::built_in().data();
  content::BodyFinder finder;
  std::size_t blocks = 0;
  std::size_t pages = 0;
  std::size_t body_blocks = 0;
  double seconds = 0;
  for (const Page& page : load_pages(folders)) {
    const ReadPage read(page);
    if (!read.document) continue;
    double best = 1e9;
    for (int pass = 0; pass < passes; ++pass) {
      const double begin = processor_seconds();
      body_blocks += finder.find(*read.document, read.hints, model).size();
      body_blocks += finder.is_article(read.hints, model) ? 1 : 0;
      best = std::min(best, processor_seconds() - begin);
    }
    ++pages;
    blocks += finder.outline().blocks.size();
    seconds += best;
  }
  if (blocks == 0 || body_blocks == 0) throw std::runtime_error("no page has a body");
  std::printf(
      "%zu pages, %.0f blocks each: the model takes %.3f ms a page, %.3f ms a page of 200 blocks\n",
      pages, static_cast<double>(blocks) / static_cast<double>(pages),
      seconds * 1e3 / static_cast<double>(pages),
      seconds * 1e3 / static_cast<double>(blocks) * blocks_of_a_page);
}

}  // namespace
}  // namespace dateline::bench

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("usage: model_speed FOLDER...\n", stderr);
    return 2;
  }
  try {
    dateline::bench::run({arguments + 1, arguments + count});
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "model_speed: %s\n", error.what());
    return 1;
  }
}
