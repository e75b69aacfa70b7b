#include "run/output_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "run/created_file.h"
#include "run/output.h"
#include "support/temporary_folder.h"

namespace {

using dateline::run::OutputFile;
using dateline::run::write_all;
using dateline::testing::TemporaryFolder;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(OutputFile, TakesTheNameAtTheEnd) {
  const TemporaryFolder folder;
  const std::string path = folder.write("out", "old");
  folder.write("out.part", "of an earlier run, and longer");
  auto file = dateline::testing::created(path);
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->written_path(), path + ".part");
  EXPECT_FALSE(write_all(file->descriptor(), "new\n"));
  EXPECT_EQ(content(path), "old");
  EXPECT_EQ(content(path + ".part"), "new\n");
  EXPECT_FALSE(file->commit());
  EXPECT_EQ(content(path), "new\n");
  EXPECT_FALSE(std::filesystem::exists(path + ".part"));
}

TEST(OutputFile, WithoutTheEndLeavesTheOldOne) {
  const TemporaryFolder folder;
  const std::string path = folder.write("out", "old");
  {
    auto file = dateline::testing::created(path);
    ASSERT_TRUE(file.has_value());
    EXPECT_FALSE(write_all(file->descriptor(), "new\n"));
  }
  EXPECT_EQ(content(path), "old");
  EXPECT_EQ(content(path + ".part"), "new\n");
}

TEST(OutputFile, KeepsPermissions) {
  const TemporaryFolder folder;
  const std::string path = folder.write("out", "old");
  chmod(path.c_str(), 0640);
  auto file = dateline::testing::created(path);
  ASSERT_TRUE(file.has_value());
  EXPECT_FALSE(file->commit());
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0640U);
}

TEST(OutputFile, FollowsSymbolicLinks) {
  const TemporaryFolder folder;
  folder.make_folder("d");
  std::filesystem::create_symlink("d/real", folder.path("link"));
  for (const char* text : {"first", "second"}) {  // the file is not there, and then it is
    auto file = dateline::testing::created(folder.path("link"));
    ASSERT_TRUE(file.has_value());
    EXPECT_FALSE(write_all(file->descriptor(), text));
    EXPECT_FALSE(file->commit());
    EXPECT_TRUE(std::filesystem::is_symlink(folder.path("link")));
    EXPECT_EQ(content(folder.path("d/real")), text);
  }
  std::filesystem::create_symlink("loop", folder.path("loop"));
  EXPECT_EQ(dateline::testing::created(folder.path("loop")).error(),
            std::errc::too_many_symbolic_link_levels);
}

TEST(OutputFile, WritesDevicesAndPipesDirectly) {
  auto null = dateline::testing::created("/dev/null");
  ASSERT_TRUE(null.has_value());
  EXPECT_FALSE(write_all(null->descriptor(), "x"));
  EXPECT_FALSE(null->commit());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  EXPECT_FALSE(std::filesystem::exists("/dev/null.part"));

  auto full = dateline::testing::created("/dev/full");
  ASSERT_TRUE(full.has_value());
  EXPECT_EQ(write_all(full->descriptor(), "x"), std::errc::no_space_on_device);
}

TEST(OutputFile, WritesOpenDescriptorsDirectly) {
  const TemporaryFolder folder;
  const std::string path = folder.write("log", "before\n");
  const int log = open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  ASSERT_GE(log, 0);
  auto file = dateline::testing::created("/dev/fd/" + std::to_string(log));
  ASSERT_TRUE(file.has_value());
  EXPECT_FALSE(write_all(file->descriptor(), "more\n"));
  EXPECT_FALSE(file->commit());
  EXPECT_FALSE(write_all(log, "still open\n"));
  close(log);
  EXPECT_EQ(content(path), "before\nmore\nstill open\n");
  EXPECT_FALSE(dateline::testing::created("/dev/fd/" + std::to_string(log)).has_value());
}

TEST(OutputFile, LeavesNoEmptyPart) {
  const TemporaryFolder folder;
  { EXPECT_TRUE(dateline::testing::created(folder.path("out")).has_value()); }
  EXPECT_FALSE(std::filesystem::exists(folder.path("out.part")));
}

TEST(OutputFile, IsWrittenByOneRunAtATime) {
  const TemporaryFolder folder;
  const std::string path = folder.path("out");
  std::optional<OutputFile> first;
  {
    auto created = dateline::testing::created(path);
    ASSERT_TRUE(created.has_value());
    first.emplace(std::move(*created));
  }
  EXPECT_FALSE(write_all(first->descriptor(), "first"));
  const auto second = dateline::testing::created(path);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error(), std::errc::device_or_resource_busy);
  EXPECT_EQ(content(path + ".part"), "first") << "and nothing was done to it";
  EXPECT_FALSE(first->commit());
  EXPECT_TRUE(dateline::testing::created(path).has_value());
}

TEST(OutputFile, SaysWhyItCannotBe) {
  const TemporaryFolder folder;
  EXPECT_EQ(dateline::testing::created(folder.path("missing/out")).error(),
            std::errc::no_such_file_or_directory);
  EXPECT_EQ(dateline::testing::created(folder.path()).error(), std::errc::is_a_directory);
  EXPECT_EQ(dateline::testing::created(folder.path("missing/")).error(), std::errc::is_a_directory);
  EXPECT_EQ(dateline::testing::created("").error(), std::errc::no_such_file_or_directory);
  std::filesystem::create_symlink("elsewhere", folder.path("out.part"));
  EXPECT_EQ(dateline::testing::created(folder.path("out")).error(),
            std::errc::too_many_symbolic_link_levels)
      << "somebody's link is not followed";
}

}  // namespace
