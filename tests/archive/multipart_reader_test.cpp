#include "archive/multipart_reader.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace {

using dateline::archive::MultipartReader;

TEST(MultipartReader, GivesParts) {
  struct Case {
    std::string_view body;
    std::vector<std::string_view> parts;
    bool is_closed = false;
  };
  const Case cases[] = {
      {"--k\na\n--k\nb\n--k--\n", {"a", "b"}, true},
      {"preamble\r\n--k\r\na\r\n--k\r\n\r\nb\r\n\r\n--k--\r\nepilogue\r\n--k\r\nc\r\n--k--",
       {"a", "\r\nb\r\n"},
       true},
      {"--k\na\n--k--", {"a"}, true},
      {"--k\na\n--k-- \t\n", {"a"}, true},
      {"--k\na\n--k-", {"a\n--k-"}},
      {"--k\na\n--k", {"a"}},
      {"--k\na\n--k\n", {"a"}},
      {"--k\na\n--k\n\n", {"a", "\n"}},
      {"--k\na\n", {"a\n"}},
      {"--k\n--k\n--k--", {"", ""}, true},
      {"--k\n\n--k--", {""}, true},
      {"--k\n", {}},
      {"--k", {}},
      {"--k--", {}, true},
      {"--", {}},
      {"", {}},
      {" --k\na\n--k--", {}, true},
      {"--kk\na\n--k \t \r\nb\n--kk\n--k--", {"b\n--kk"}, true},
      {"--k\na--k--\n-k--\n--k-- b\n--k--b\n--k--", {"a--k--\n-k--\n--k-- b\n--k--b"}, true},
  };
  for (const Case& one : cases) {
    MultipartReader reader(one.body, "k");
    std::vector<std::string_view> parts;
    while (const auto part = reader.next()) parts.push_back(*part);
    EXPECT_EQ(parts, one.parts) << one.body;
    EXPECT_EQ(reader.is_closed(), one.is_closed) << one.body;
    EXPECT_FALSE(reader.next().has_value());
  }
}

}  // namespace
