#include "run/journal.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "run/created_file.h"
#include "run/journal_text.h"
#include "run/output.h"
#include "run/output_file.h"
#include "run/resumption.h"
#include "support/temporary_folder.h"

namespace {

using dateline::StoredRange;
using dateline::run::Checkpoint;
using dateline::run::Fact;
using dateline::run::find_checkpoint;
using dateline::run::hash_of_ending;
using dateline::run::Journal;
using dateline::run::JournalContent;
using dateline::run::JournalProblem;
using dateline::run::OutputFile;
using dateline::run::read_journal_text;
using dateline::run::write_all;
using dateline::run::write_journal_text;
using dateline::testing::TemporaryFolder;

JournalContent sample() {
  JournalContent content;
  content.facts = {{"--fields", "headline"}, {"the inputs", "a\nb \0 end 5\n"}, {"", ""}};
  Checkpoint& checkpoint = content.checkpoint;
  checkpoint.place.items = 18'446'744'073'709'551'615U;
  checkpoint.place.names = 3;
  checkpoint.place.records = 5;
  checkpoint.place.record = StoredRange{7, 11};
  checkpoint.place.bytes = 13;
  checkpoint.place.passed_over.front() = 17;
  checkpoint.place.passed_over.back() = 19;
  checkpoint.articles = 23;
  checkpoint.listings = 29;
  checkpoint.errors.front() = 31;
  checkpoint.errors.back() = 37;
  checkpoint.records_output = {{41, false, "{\"a\":1}\n{\"a\":2}\n"}, 43};
  checkpoint.errors_output = {{47, true, ""}, 53};
  return content;
}

TEST(JournalText, IsReadAsItWasWritten) {
  EXPECT_EQ(read_journal_text(write_journal_text(sample())), sample());
  EXPECT_EQ(read_journal_text(write_journal_text({})), JournalContent());
}

TEST(JournalText, IsNotReadWhenItIsDamaged) {
  const std::string whole = write_journal_text(sample());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(read_journal_text(whole.substr(0, size)).has_value()) << size;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] ^= 0x01;
    EXPECT_FALSE(read_journal_text(damaged).has_value()) << at;
  }
  EXPECT_EQ(read_journal_text(whole + "\n").error(), JournalProblem::damaged);
  EXPECT_EQ(read_journal_text("").error(), JournalProblem::damaged);
  EXPECT_EQ(read_journal_text("My journal\n").error(), JournalProblem::damaged);
}

TEST(JournalText, OfAnotherVersionIsKnownAsSuch) {
  std::string text = write_journal_text(sample());
  text.replace(text.find(" 1\n"), 3, " 2\n");
  EXPECT_EQ(read_journal_text(text).error(), JournalProblem::foreign_version);
}

TEST(Journal, KeepsTheLastCheckpoint) {
  const TemporaryFolder folder;
  const std::string path = folder.path("out.journal");
  JournalContent content = sample();
  Journal journal(path, content.facts);
  EXPECT_EQ(journal.read().error(), JournalProblem::missing);
  EXPECT_FALSE(journal.has_checkpoint());
  EXPECT_FALSE(journal.write(content.checkpoint));
  content.checkpoint.articles = 1000;
  EXPECT_FALSE(journal.write(content.checkpoint));
  EXPECT_TRUE(journal.has_checkpoint());
  Journal other(path, {});
  EXPECT_EQ(other.read(), content);
  EXPECT_TRUE(other.has_checkpoint());
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0600U);
  journal.remove();
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Journal, KeepsTheOneBeforeWhenItCannotBeWritten) {
  const TemporaryFolder folder;
  const std::string path = folder.path("out.journal");
  const JournalContent content = sample();
  Journal journal(path, content.facts);
  ASSERT_FALSE(journal.write(content.checkpoint));
  folder.make_folder("out.journal.part");  // stands in the way
  EXPECT_TRUE(journal.write({}));
  EXPECT_EQ(journal.read(), content);
}

TEST(HashOfEnding, TellsWhetherTheBytesAreTheSame) {
  const TemporaryFolder folder;
  auto file = dateline::testing::created(folder.path("out"));
  ASSERT_TRUE(file.has_value());
  const std::string text(10'000, 'x');
  ASSERT_FALSE(write_all(file->descriptor(), text + "y"));
  const int descriptor = file->descriptor();
  EXPECT_TRUE(hash_of_ending(descriptor, 0));
  EXPECT_EQ(hash_of_ending(descriptor, 5000), hash_of_ending(descriptor, 10'000));
  EXPECT_NE(hash_of_ending(descriptor, 10'000), hash_of_ending(descriptor, 10'001));
  EXPECT_FALSE(hash_of_ending(descriptor, 10'002)) << "there are no more";
}

// The files of an interrupted run.
class Resumption : public testing::Test {
 protected:
  Resumption() {
    leave("out", "records\nhalf a rec");
    leave("errors", "errors\n");
    auto records = *OutputFile::open(folder_.path("out"));
    auto errors = *OutputFile::open(folder_.path("errors"));
    checkpoint_ = sample().checkpoint;
    checkpoint_.records_output = {{8, false, ""}, *hash_of_ending(records.descriptor(), 8)};
    checkpoint_.errors_output = {{7, false, ""}, *hash_of_ending(errors.descriptor(), 7)};
    EXPECT_FALSE(Journal(path_, facts_).write(checkpoint_));
  }

  void leave(const std::string& name, const std::string& text) const {
    folder_.write(name + ".part", text);
  }

  // As a run with such facts finds them: "" for the checkpoint, else why not.
  std::string found(const std::vector<Fact>& facts) const {
    Journal journal(path_, facts);
    const auto records = OutputFile::open(folder_.path("out"));
    const auto errors = OutputFile::open(folder_.path("errors"));
    const auto checkpoint = find_checkpoint(journal, *records, &*errors);
    if (checkpoint) {
      EXPECT_EQ(*checkpoint, checkpoint_);
      return "";
    }
    std::string reason = checkpoint.error().reason;
    for (const std::string prefix = folder_.path() + "/"; reason.find(prefix) != std::string::npos;)
      reason.erase(reason.find(prefix), prefix.size());
    return (checkpoint.error().may_begin_anew ? "anew: " : "refused: ") + reason;
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path("out.journal");
  std::vector<Fact> facts_ = {{"--fields", "\"headline\""}, {"--host", "none"}};
  Checkpoint checkpoint_;
};

TEST_F(Resumption, FindsTheCheckpoint) {
  EXPECT_EQ(found(facts_), "");
}

TEST_F(Resumption, RefusesARunThatWritesSomethingElse) {
  EXPECT_EQ(found({{"--fields", "all"}, {"--host", "none"}}),
            "refused: --fields: now all, in the interrupted run \"headline\"");
  EXPECT_TRUE(found({{"--fields", "\"headline\""}}).starts_with("refused: "));
  EXPECT_TRUE(found({{"--fields", "\"headline\""}, {"--host", "none"}, {"--new", ""}})
                  .starts_with("refused: "));
  folder_.write("out.journal", "dateline-journal 99\n");
  EXPECT_EQ(found(facts_), "refused: out.journal is of another version of dateline");
}

TEST_F(Resumption, BeginsAnewWhereWhatIsLeftIsOfNoUse) {
  leave("errors", "error");
  EXPECT_EQ(found(facts_), "anew: errors.part is not as it was left");
  leave("errors", "errors\n");
  leave("out", "recorts\nmore");
  EXPECT_EQ(found(facts_), "anew: out.part is not as it was left");
  std::filesystem::remove(folder_.path("out.part"));
  EXPECT_EQ(found(facts_), "anew: out.part is not as it was left");
  folder_.write("out.journal", "dateline-journal 1\nend 5\n");
  EXPECT_EQ(found(facts_), "anew: out.journal is damaged");
  std::filesystem::remove(path_);
  EXPECT_EQ(found(facts_), "anew: there is no out.journal");
}

}  // namespace
