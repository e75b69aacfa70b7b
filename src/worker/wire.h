#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"
#include "dateline/page.h"
#include "worker/record.h"
#include "worker/record_options.h"

/// What the program and its worker processes, which are of one build, write to one another. Texts
/// and numbers follow one another, each text behind its length; nothing says what they are.
namespace dateline::worker {

/// Appends values to a message.
class WireWriter {
 public:
  explicit WireWriter(std::string& out) : out_(out) {}

  void number(std::uint64_t value);
  void text(std::string_view value);
  void optional_text(const std::optional<std::string>& value);

 private:
  std::string& out_;
};

/// Takes values off a message, which is borrowed. Where it ends early, they are empty and
/// is_whole() is false.
class WireReader {
 public:
  explicit WireReader(std::string_view in) : rest_(in) {}

  std::uint64_t number();
  std::string_view text();
  std::optional<std::string> optional_text();
  /// The number of elements that follow, no more than there is room for.
  std::size_t count();

  /// Whether every value was there.
  bool is_whole() const { return is_whole_; }

 private:
  std::string_view rest_;
  bool is_whole_ = true;
};

/// All but the body model, which a worker has built in.
void write(WireWriter& out, const RecordOptions& options);
/// Nothing where the message is none of this build.
std::optional<RecordOptions> read_options(std::string_view message);

/// All of a page but its bytes, which go another way.
void write_without_bytes(WireWriter& out, const Page& page);
std::optional<Page> read_page_without_bytes(WireReader& in);

void write(WireWriter& out, const Record& record);
std::optional<Record> read_record(std::string_view message);

}  // namespace dateline::worker
