#pragma once

#include <optional>
#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <vector>

#include "cli/settings.h"
#include "run/batch.h"
#include "run/checkpoint.h"
#include "run/journal.h"
#include "run/output_file.h"
#include "run/resumption.h"

namespace dateline::cli {

/// Whether that stands for standard output: "-", or a name that the system has for it.
bool is_standard_output(const std::string& path);

/// Whether two files are one, or one the other's FILE.part or FILE.journal.
bool are_in_each_others_way(const std::string& one, const std::string& other);

/// An output that cannot be written: what messages call it, and why.
struct OutputProblem {
  std::string name;
  std::error_code reason;
};

/// What a run writes: its records and errors, in files or on standard output, and the journal.
class Outputs {
 public:
  explicit Outputs(const Settings& settings);

  /// Opens the files as earlier runs left them, and locks them.
  tl::expected<void, OutputProblem> open();

  /// Whether another run can go on after this one, as all that is written are files that can be
  /// cut, and the records are in order.
  bool can_have_journal() const;

  /// To be called where it can have a journal.
  void keep_journal(std::vector<run::Fact> facts);

  /// Where the run goes on that left the files. There is a journal.
  tl::expected<run::Checkpoint, run::NoResumption> find_checkpoint();

  /// Cuts the files: behind the checkpoint, or to nothing where there is none.
  tl::expected<void, OutputProblem> begin(const std::optional<run::Checkpoint>& checkpoint);

  run::Destination destination();

  /// Gives the files their names, and removes the journal.
  tl::expected<void, OutputProblem> commit();

  /// What messages call the output with that descriptor.
  std::string name_of(int descriptor) const;

  /// What messages call the output of the records.
  std::string records_name() const { return name(records_); }

 private:
  struct Target {
    explicit Target(const std::optional<std::string>& path);

    int descriptor() const;
    bool is_part() const { return file && !file->is_direct(); }

    std::optional<std::string> path;  // none for standard output
    std::optional<run::OutputFile> file;
  };

  static std::string name(const Target& target);

  const Settings& settings_;
  Target records_;
  Target errors_;
  std::optional<run::Journal> journal_;
};

}  // namespace dateline::cli
