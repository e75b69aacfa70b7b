#include "archive/piece_starts.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "archive/inflater.h"
#include "archive/record_start.h"

namespace dateline::archive {
namespace {

constexpr std::uint64_t longest_stored_run = 65'535;

constexpr std::size_t scratch_size = std::size_t{256} << 10U;

// What is read at a time, and enough to tell whether a record begins.
constexpr std::size_t input_size = std::size_t{64} << 10U;

}  // namespace

PieceStarts::PieceStarts(std::shared_ptr<ByteSource> source, std::uint64_t size)
    : size_(size),
      file_(std::move(source), 0, size),
      scratch_(std::make_unique_for_overwrite<char[]>(scratch_size)) {
}

bool PieceStarts::pass_over_member() {
  Inflater inflater(Inflater::Format::gzip);
  for (;;) {
    const bool is_last = !file_.fill_to(input_size);
    const DecodingStep step = inflater.decode(file_.view(), {scratch_.get(), scratch_size});
    file_.consume(step.read);
    if (step.state == DecodingStep::State::end) return true;
    if (step.state == DecodingStep::State::damaged) return false;
    if (step.read == 0 && step.written == 0 && is_last) return false;
  }
}

// As a search behind damage knows it, so that all agree where that ends.
bool PieceStarts::begins_record() {
  file_.fill_to(input_size);
  if (!file_.view().starts_with(gzip_magic)) return false;
  const DecodingStep step =
      Inflater(Inflater::Format::gzip).decode(file_.view(), {scratch_.get(), record_start_size});
  return is_record_start({scratch_.get(), step.written});
}

bool PieceStarts::contain(std::uint64_t offset) {
  file_.move_to(offset, size_);
  if (!begins_record()) return false;
  while (file_.offset() - offset <= longest_stored_run) {
    if (!file_.fill_to(1)) return file_.error_number() == 0;
    if (!pass_over_member()) return false;
  }
  return true;
}

std::optional<std::uint64_t> PieceStarts::find(std::uint64_t begin, std::uint64_t end) {
  std::uint64_t at = begin;
  while (at < end) {
    file_.move_to(at, size_);
    file_.fill_to(input_size);
    const std::size_t found = file_.view().find(gzip_magic);
    if (found == std::string_view::npos) {
      const std::size_t searched = file_.view().size();
      if (searched < gzip_magic.size()) break;
      at += searched - (gzip_magic.size() - 1);
      continue;
    }
    at += found;
    if (at < end && contain(at)) return at;
    ++at;
  }
  return std::nullopt;
}

}  // namespace dateline::archive
