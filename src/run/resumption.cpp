#include "run/resumption.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace dateline::run {
namespace {

NoResumption reason_of(JournalProblem problem, const std::string& path) {
  switch (problem) {
    case JournalProblem::missing:
      return {"there is no " + path, true};
    case JournalProblem::damaged:
      return {path + " is damaged", true};
    case JournalProblem::unreadable:
      return {path + " cannot be read", false};
    case JournalProblem::foreign_version:
      break;
  }
  return {path + " is of another version of dateline", false};
}

// The first fact that is not what it was.
std::optional<std::string> difference(const std::vector<Fact>& before,
                                      const std::vector<Fact>& now) {
  for (const Fact& fact : now) {
    const auto earlier = std::find_if(before.begin(), before.end(),
                                      [&](const Fact& other) { return other.name == fact.name; });
    if (earlier == before.end()) return "the interrupted run knew nothing of " + fact.name;
    if (earlier->value != fact.value) {
      return fact.name + ": now " + fact.value + ", in the interrupted run " + earlier->value;
    }
  }
  if (before.size() != now.size()) return "the interrupted run had other options";
  return std::nullopt;
}

bool is_as_it_was(const OutputFile& file, const OutputCheckpoint& checkpoint) {
  return hash_of_ending(file.descriptor(), checkpoint.state.bytes) == checkpoint.ending;
}

}  // namespace

tl::expected<Checkpoint, NoResumption> find_checkpoint(Journal& journal, const OutputFile& records,
                                                       const OutputFile* errors) {
  auto content = journal.read();
  if (!content) return tl::unexpected(reason_of(content.error(), journal.path()));
  if (const auto found = difference(content->facts, journal.facts())) {
    return tl::unexpected(NoResumption{*found, false});
  }
  const Checkpoint& checkpoint = content->checkpoint;
  const auto changed = [](const OutputFile& file) {
    return tl::unexpected(NoResumption{file.written_path() + " is not as it was left", true});
  };
  if (!is_as_it_was(records, checkpoint.records_output)) return changed(records);
  if (errors != nullptr && !is_as_it_was(*errors, checkpoint.errors_output)) {
    return changed(*errors);
  }
  return std::move(content->checkpoint);
}

}  // namespace dateline::run
