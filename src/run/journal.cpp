#include "run/journal.h"

#include <fcntl.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <string_view>

#include "input/file_descriptor.h"
#include "run/output.h"
#include "run/output_file.h"

namespace dateline::run {
namespace {

constexpr mode_t mode = 0600;  // it holds pieces of records, and their file may be nobody else's

std::error_code last_error() {
  return {errno, std::generic_category()};
}

// Where the next one is written before it takes the place of the one before.
std::string next_path(const std::string& path) {
  return path + ".part";
}

// Whether somebody else's file has the name of the journal. One that cannot be read is none of
// ours.
bool is_foreign(const std::string& path) {
  const input::FileDescriptor file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (file.number() < 0) return errno != ENOENT;
  std::array<char, journal_magic.size()> beginning{};
  const ssize_t count = ::read(file.number(), beginning.data(), beginning.size());
  return std::string_view(beginning.data(),
                          static_cast<std::size_t>(std::max<ssize_t>(count, 0))) != journal_magic;
}

std::error_code write_file(const std::string& path, std::string_view text) {
  const input::FileDescriptor file(
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode));
  if (file.number() < 0) return last_error();
  if (const auto failure = write_all(file.number(), text)) return failure;
  if (fsync(file.number()) != 0) return last_error();
  return {};
}

}  // namespace

tl::expected<JournalContent, JournalProblem> Journal::read() {
  const input::FileDescriptor file(open(path_.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (file.number() < 0) {
    return tl::unexpected(errno == ENOENT ? JournalProblem::missing : JournalProblem::unreadable);
  }
  std::string text;
  constexpr std::size_t step = std::size_t{64} << 10U;
  for (;;) {
    const std::size_t size = text.size();
    text.resize(size + step);
    const ssize_t count = ::read(file.number(), text.data() + size, step);
    text.resize(size + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) break;
    if (count < 0 && errno != EINTR) return tl::unexpected(JournalProblem::unreadable);
  }
  auto content = read_journal_text(text);
  has_checkpoint_ = content.has_value();
  return content;
}

std::error_code Journal::write(const Checkpoint& checkpoint) {
  if (!has_checkpoint_ && is_foreign(path_)) return std::make_error_code(std::errc::file_exists);
  const std::string next = next_path(path_);
  auto failure = write_file(next, write_journal_text({facts_, checkpoint}));
  if (!failure && std::rename(next.c_str(), path_.c_str()) != 0) failure = last_error();
  if (failure) {
    unlink(next.c_str());
    return failure;
  }
  // Later ones may be lost when the power fails, as long as one before is there.
  if (!has_checkpoint_) sync_folder_of(path_);
  has_checkpoint_ = true;
  return {};
}

void Journal::remove() {
  has_checkpoint_ = false;
  if (is_foreign(path_)) return;
  unlink(next_path(path_).c_str());
  if (unlink(path_.c_str()) == 0) sync_folder_of(path_);
}

std::optional<std::uint64_t> hash_of_ending(int descriptor, std::uint64_t size) {
  std::array<char, 4096> bytes{};
  const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(size, bytes.size()));
  for (std::size_t done = 0; done < count;) {
    const auto from = static_cast<off_t>(size - count + done);
    const ssize_t got = pread(descriptor, bytes.data() + done, count - done, from);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    done += static_cast<std::size_t>(got);
  }
  return libdeflate_crc32(0, bytes.data(), count);
}

}  // namespace dateline::run
