#include "cli/warc_verb.h"

#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "archive/cdxj.h"
#include "archive/differing_digest.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "dateline/warc.h"
#include "input/open_archive.h"
#include "run/output.h"
#include "run/sorted_lines.h"
#include "text/nearest_name.h"
#include "worker/make_record.h"

namespace dateline::cli {
namespace {

// What became of one archive.
struct Findings {
  std::uint64_t records = 0;
  std::uint64_t damages = 0;
  std::uint64_t digests_that_differ = 0;
  std::uint64_t without_place = 0;  // records that belong in an index and have none
  std::uint64_t too_large = 0;      // records whose digests are not checked
};

std::string unknown_action(const std::string& action) {
  const std::array<std::string, 2> actions = {"index", "check"};
  std::string message = "warc cannot \"" + action + "\"";
  const std::string_view nearest = text::nearest_name(action, actions);
  if (!nearest.empty()) message.append(" (did you mean \"").append(nearest).append("\"?)");
  return message.append("; it can index FILE... or check FILE...");
}

// Hands all records of a file to `on_record`, and what is damaged to `on_damage`; both give what
// failed in writing, which ends it.
template <typename OnRecord, typename OnDamage>
std::error_code read_all(const std::string& file, const OnRecord& on_record,
                         const OnDamage& on_damage) {
  auto reader = input::open_archive({.name = file}, {});
  if (!reader) return on_damage(std::move(reader).error());
  while (auto next = reader->next()) {
    const std::error_code failure = *next ? on_record(**next) : on_damage(std::move(*next).error());
    if (failure) return failure;
  }
  return {};
}

std::string about(const Error& error) {
  return error.input + ": " + std::string(to_string(error.code)) + ": " + error.message;
}

// The lines of all files together, as far as these can be read.
int index(std::span<const std::string> files) {
  run::SortedLines lines;
  bool is_all = true;
  for (const std::string& file : files) {
    Findings findings;
    const std::error_code failure = read_all(
        file,
        [&](const WarcRecord& record) {
          auto line = archive::index_line(record, file);
          if (!line) {
            findings.without_place += archive::is_indexed(record) ? 1 : 0;
            return std::error_code();
          }
          return lines.add(*std::move(line));
        },
        [&](Error error) {
          error.input = file;
          print_message(about(error));
          ++findings.damages;
          return std::error_code();
        });
    if (failure) return output_failed("a temporary file", failure);
    if (findings.without_place > 0) {
      print_message(
          file + ": " + counted(findings.without_place, "record") +
          " without a gzip member or Zstandard frame of their own, which no index can lead "
          "to");
    }
    is_all = is_all && findings.damages == 0 && findings.without_place == 0;
  }
  const std::error_code failure =
      lines.write_all([](std::string_view text) { return run::write_all(STDOUT_FILENO, text); });
  if (failure) return output_failed("the output", failure);
  return is_all ? status_success : status_error_records;
}

std::optional<Error> digest_error(const WarcRecord& record, const std::string& file) {
  const auto digest = archive::differing_digest(record);
  if (!digest) return std::nullopt;
  Error error{.code = ErrorCode::bad_archive,
              .stage = "archive",
              .message = "the record's bytes differ from its " + std::string(*digest),
              .warc = WarcPosition{file, record.range}};
  if (!record.target_uri.empty()) error.url = record.target_uri;
  return error;
}

// An error record for each damage and each digest that differs.
int check(std::span<const std::string> files) {
  bool is_sound = true;
  for (const std::string& file : files) {
    Findings findings;
    const auto report = [&](Error error) {
      const worker::Record record = worker::error_record(std::move(error), file, {});
      return run::write_all(STDOUT_FILENO, record.json + "\n");
    };
    const std::error_code failure = read_all(
        file,
        [&](const WarcRecord& record) {
          ++findings.records;
          findings.too_large += record.is_whole() ? 0 : 1;
          auto error = digest_error(record, file);
          if (!error) return std::error_code();
          ++findings.digests_that_differ;
          return report(*std::move(error));
        },
        [&](Error error) {
          ++findings.damages;
          return report(std::move(error));
        });
    if (failure) return output_failed("the output", failure);
    std::string summary = file + ": " + counted(findings.records, "record") + ", " +
                          counted(findings.damages, "damage") + ", " +
                          counted(findings.digests_that_differ, "digest") + " that " +
                          (findings.digests_that_differ == 1 ? "differs" : "differ");
    if (findings.too_large > 0) {
      summary +=
          ", " + counted(findings.too_large, "record") + " too large to check the digests of";
    }
    print_message(summary);
    is_sound = is_sound && findings.damages == 0 && findings.digests_that_differ == 0;
  }
  return is_sound ? status_success : status_error_records;
}

}  // namespace

tl::expected<void, std::string> check_warc_words(std::span<const std::string> words) {
  if (words.empty()) {
    return tl::unexpected<std::string>("warc needs a word more: index FILE... or check FILE...");
  }
  const std::string& action = words.front();
  if (action != "index" && action != "check") return tl::unexpected(unknown_action(action));
  if (words.size() == 1) return tl::unexpected("warc " + action + " needs a WARC file");
  return {};
}

int warc(std::span<const std::string> words) {
  return words.front() == "index" ? index(words.subspan(1)) : check(words.subspan(1));
}

}  // namespace dateline::cli
