#include "archive/compressed_bytes.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

namespace dateline::archive {
namespace {

// What a decoder is given of a unit at first, and later. Most members and frames are smaller, and
// are decompressed in one piece. Always the same sizes, so that the marks do not depend on how much
// the system gives at a time.
constexpr std::size_t first_input = std::size_t{512} << 10U;
constexpr std::size_t further_input = std::size_t{64} << 10U;

// Where a unit was damaged behind records, the data may have been wrong for so long before that
// showed.
constexpr std::uint64_t longest_unnoticed = std::uint64_t{1} << 20U;

}  // namespace

CompressedBytes::CompressedBytes(FileWindow& file, std::unique_ptr<UnitDecoder> decoder)
    : file_(file), decoder_(std::move(decoder)) {
}

std::span<char> CompressedBytes::room(std::size_t wanted) {
  const std::size_t size = end_ - begin_;
  if (capacity_ - end_ >= wanted) return {buffer_.get() + end_, capacity_ - end_};
  if (size <= capacity_ / 2 && capacity_ - size >= wanted) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, size);
  } else {
    capacity_ = std::max(2 * capacity_, size + wanted);
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
    if (size > 0) std::memcpy(larger.get(), buffer_.get() + begin_, size);
    buffer_ = std::move(larger);
  }
  begin_ = 0;
  end_ = size;
  return {buffer_.get() + end_, capacity_ - end_};
}

void CompressedBytes::mark(Mark::Kind kind) {
  const Mark added{position_ + (end_ - begin_), file_.offset(), kind};
  // Of empty units in a row, the first end and the last begin count: their number has no bound.
  for (auto old = marks_.rbegin(); old != marks_.rend() && old->position == added.position; ++old) {
    if (old->kind != kind) continue;
    if (kind != Mark::Kind::unit_end) old->offset = added.offset;
    return;
  }
  marks_.push_back(added);
}

Fill CompressedBytes::fill() {
  switch (place_) {
    case Place::in_unit:
      return decode(further_input);
    case Place::behind_unit:
      place_ = Place::before_unit;
      return Fill::unit_end;
    case Place::before_unit:
      return open_unit();
    case Place::damaged:
      break;
  }
  return Fill::damaged;
}

Fill CompressedBytes::open_unit() {
  file_.fill_to(first_input);
  unit_offset_ = file_.offset();
  const Opening opening = decoder_->open(file_);
  unit_position_ = position_ + (end_ - begin_);
  switch (opening) {
    case Opening::unit:
      unit_offset_ = file_.offset();
      place_ = Place::in_unit;
      mark(Mark::Kind::unit_begin);
      return decode(first_input);
    case Opening::end:
      return Fill::end;
    case Opening::foreign:
      reason_ = "no " + std::string(decoder_->unit_name()) + " begins here";
      break;
    case Opening::broken:
      reason_ = decoder_->problem();
      break;
  }
  place_ = Place::damaged;
  return Fill::damaged;
}

Fill CompressedBytes::decode(std::size_t input_size) {
  if (marks_.back().position != position_ + (end_ - begin_)) mark(Mark::Kind::within);
  for (;; input_size = further_input) {
    const bool is_last = !file_.fill_to(input_size);
    const std::string_view input = file_.view().substr(0, input_size);
    const std::span<char> output = room(decoder_->wanted_room(input));
    const DecodingStep step = decoder_->decode(input, output);
    file_.consume(step.read);
    end_ += step.written;
    if (step.state == DecodingStep::State::end) {
      mark(Mark::Kind::unit_end);
      place_ = step.written > 0 ? Place::behind_unit : Place::before_unit;
      return step.written > 0 ? Fill::more : Fill::unit_end;
    }
    if (step.state == DecodingStep::State::damaged) {
      reason_ = "a " + std::string(decoder_->unit_name()) + " is damaged: ";
      reason_ += decoder_->problem();
      place_ = Place::damaged;
    } else if (step.written == 0) {
      if (step.read > 0 || !is_last) continue;
      if (file_.error_number() != 0) return Fill::end;
      reason_ = "the file ends in the midst of a " + std::string(decoder_->unit_name());
      place_ = Place::damaged;
    }
    return step.written > 0 ? Fill::more : Fill::damaged;
  }
}

void CompressedBytes::consume(std::size_t count) {
  begin_ += count;
  position_ += count;
  if (begin_ == end_) begin_ = end_ = 0;
  // What lies behind is of no use, but for the last mark that tells where the view begins.
  const auto first_ahead = std::find_if(marks_.begin(), marks_.end(), [this](const Mark& mark) {
    return mark.position >= position_;
  });
  if (first_ahead == marks_.begin()) return;
  marks_.erase(marks_.begin(), first_ahead - 1);
}

std::optional<std::uint64_t> CompressedBytes::begin_offset() const noexcept {
  const auto found = std::find_if(marks_.rbegin(), marks_.rend(), [this](const Mark& mark) {
    return mark.position == position_ && mark.kind == Mark::Kind::unit_begin;
  });
  if (found == marks_.rend()) return std::nullopt;
  return found->offset;
}

std::optional<std::uint64_t> CompressedBytes::end_offset(std::size_t ahead) const noexcept {
  const auto found = std::find_if(marks_.begin(), marks_.end(), [&](const Mark& mark) {
    return mark.position == position_ + ahead && mark.kind == Mark::Kind::unit_end;
  });
  if (found == marks_.end()) return std::nullopt;
  return found->offset;
}

std::uint64_t CompressedBytes::least_offset(std::size_t ahead) const noexcept {
  const auto behind = std::find_if(marks_.begin(), marks_.end(), [&](const Mark& mark) {
    return mark.position > position_ + ahead;
  });
  return behind == marks_.begin() ? unit_offset_ : (behind - 1)->offset;
}

Recovery CompressedBytes::recover() {
  Recovery result{.reason = std::move(reason_)};
  reason_.clear();
  // Units that are damaged early may be read far into the next ones before that shows. Those that
  // have given records are not searched from their beginning: that may be the whole file.
  const bool has_given_bytes = position_ > unit_position_;
  std::uint64_t from = unit_offset_ + 1;
  if (has_given_bytes && file_.offset() > from + longest_unnoticed) {
    from = file_.offset() - longest_unnoticed;
  }
  consume(end_ - begin_);
  marks_.clear();
  find_next_unit(from);
  result.end = file_.offset();
  unit_offset_ = result.end;
  place_ = Place::before_unit;
  return result;
}

void CompressedBytes::find_next_unit(std::uint64_t from) {
  constexpr std::size_t magic_size = 4;
  file_.go_back_to(from);
  for (;;) {
    const bool has_more = file_.fill_to(first_input);
    const std::size_t found = decoder_->find(file_.view(), 0);
    if (found == std::string_view::npos) {
      const std::size_t size = file_.view().size();
      const std::size_t kept = has_more ? std::min(size, magic_size - 1) : 0;
      file_.consume(size - kept);
      if (!has_more) return;
      continue;
    }
    file_.consume(found);
    file_.fill_to(first_input);
    if (decoder_->begins_record(file_.view())) return;
    file_.consume(1);
  }
}

}  // namespace dateline::archive
