#include "cli/outputs.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "input/descriptor_path.h"

namespace dateline::cli {
namespace {

std::string journal_path(const run::OutputFile& file) {
  return file.final_path() + ".journal";
}

}  // namespace

bool is_standard_output(const std::string& path) {
  return path == "-" || input::descriptor_of(path) == STDOUT_FILENO;
}

bool are_in_each_others_way(const std::string& one, const std::string& other) {
  const auto canonical = [](const std::string& path) {
    std::error_code error;
    const auto absolute = std::filesystem::absolute(path, error);
    const auto resolved = std::filesystem::weakly_canonical(absolute, error);
    return error ? path : resolved.string();  // opening it says what is wrong
  };
  const std::string a = canonical(one);
  const std::string b = canonical(other);
  constexpr std::array endings = {"", ".part", ".journal", ".journal.part"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](const char* ending) { return a + ending == b || a == b + ending; });
}

Outputs::Target::Target(const std::optional<std::string>& named)
    : path(named && !is_standard_output(*named) ? named : std::nullopt) {
}

int Outputs::Target::descriptor() const {
  return file ? file->descriptor() : STDOUT_FILENO;
}

Outputs::Outputs(const Settings& settings)
    : settings_(settings), records_(settings.output), errors_(settings.errors) {
}

std::string Outputs::name(const Target& target) {
  if (!target.path) return "the output";
  return target.file ? target.file->written_path() : *target.path;
}

std::string Outputs::name_of(int descriptor) const {
  return name(descriptor == records_.descriptor() ? records_ : errors_);
}

tl::expected<void, OutputProblem> Outputs::open() {
  for (Target* target : {&records_, &errors_}) {
    if (!target->path) continue;
    auto file = run::OutputFile::open(*target->path);
    if (!file) return tl::unexpected(OutputProblem{name(*target), file.error()});
    target->file.emplace(*std::move(file));
  }
  return {};
}

bool Outputs::can_have_journal() const {
  return !settings_.unordered && records_.is_part() && (!settings_.errors || errors_.is_part());
}

void Outputs::keep_journal(std::vector<run::Fact> facts) {
  journal_.emplace(journal_path(*records_.file), std::move(facts));
}

tl::expected<run::Checkpoint, run::NoResumption> Outputs::find_checkpoint() {
  return run::find_checkpoint(*journal_, *records_.file, errors_.file ? &*errors_.file : nullptr);
}

tl::expected<void, OutputProblem> Outputs::begin(const std::optional<run::Checkpoint>& checkpoint) {
  const std::array<std::pair<Target*, std::uint64_t>, 2> sizes = {
      {{&records_, checkpoint ? checkpoint->records_output.state.bytes : 0},
       {&errors_, checkpoint ? checkpoint->errors_output.state.bytes : 0}}};
  for (const auto& [target, size] : sizes) {
    if (!target->is_part()) continue;
    // A journal that tells of what stood in the file goes before that.
    if (!checkpoint) run::Journal(journal_path(*target->file), {}).remove();
    if (const auto failure = target->file->cut(size)) {
      return tl::unexpected(OutputProblem{name(*target), failure});
    }
  }
  return {};
}

run::Destination Outputs::destination() {
  const auto compression_of = [](const Target& target) {
    return target.file ? run::compression_of(target.file->final_path()) : run::Compression::none;
  };
  // Where both go to standard output, an error has its place among the other records.
  const bool has_errors_apart = settings_.errors && errors_.descriptor() != records_.descriptor();
  return {.records = records_.descriptor(),
          .errors = has_errors_apart ? errors_.descriptor() : -1,
          .records_compression = compression_of(records_),
          .errors_compression = compression_of(errors_),
          .journal = journal_ ? &*journal_ : nullptr,
          .checkpoint_after = settings_.checkpoint_after};
}

tl::expected<void, OutputProblem> Outputs::commit() {
  for (Target* target : {&records_, &errors_}) {
    if (!target->file) continue;
    if (const auto failure = target->file->commit()) {
      return tl::unexpected(OutputProblem{name(*target), failure});
    }
  }
  if (journal_) journal_->remove();
  return {};
}

}  // namespace dateline::cli
