#include "run/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using dateline::run::Output;
using dateline::run::write_all;

// What comes out when `records` are written in a form.
std::string written(Output::Form form, const std::vector<std::string_view>& records) {
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe(ends.data()), 0);
  Output output(ends[1], form);
  for (const std::string_view record : records) EXPECT_FALSE(output.write(record));
  EXPECT_FALSE(output.finish());
  close(ends[1]);
  std::string text(65536, '\0');
  const ssize_t count = read(ends[0], text.data(), text.size());
  close(ends[0]);
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return text;
}

TEST(Output, WritesEachForm) {
  const std::string_view line = R"({"a":1})";
  const std::string_view indented = "{\n  \"a\": 1\n}";
  const struct {
    Output::Form form;
    std::vector<std::string_view> records;
    std::string_view text;
  } cases[] = {
      {Output::Form::lines, {}, ""},
      {Output::Form::lines, {line, line}, "{\"a\":1}\n{\"a\":1}\n"},
      {Output::Form::lines, {indented}, "{\n  \"a\": 1\n}\n"},
      {Output::Form::array, {}, "[]\n"},
      {Output::Form::array, {line}, "[\n{\"a\":1}\n]\n"},
      {Output::Form::array, {line, line}, "[\n{\"a\":1},\n{\"a\":1}\n]\n"},
      {Output::Form::indented_array, {}, "[]\n"},
      {Output::Form::indented_array,
       {indented, indented},
       "[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 1\n  }\n]\n"},
  };
  for (const auto& [form, records, text] : cases) EXPECT_EQ(written(form, records), text);
}

TEST(WriteAll, TellsWhyItFailed) {
  const int full = open("/dev/full", O_WRONLY);
  ASSERT_GE(full, 0);
  EXPECT_EQ(write_all(full, "x"), std::errc::no_space_on_device);
  close(full);
  EXPECT_EQ(write_all(full, "x"), std::errc::bad_file_descriptor);
  EXPECT_FALSE(write_all(full, "")) << "nothing to write";
}

TEST(WriteAll, GoesOnAfterShortWrites) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const std::string text(1'000'000, 'x');  // more than a pipe holds
  std::string received;
  std::thread reader([&] {
    std::array<char, 4096> buffer{};
    ssize_t count = 0;
    while ((count = read(ends[0], buffer.data(), buffer.size())) > 0) {
      received.append(buffer.data(), static_cast<std::size_t>(count));
    }
  });
  EXPECT_FALSE(write_all(ends[1], text));
  close(ends[1]);
  reader.join();
  close(ends[0]);
  EXPECT_EQ(received, text);
}

}  // namespace
