#include "input/read_page.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stop_token>
#include <string>
#include <thread>

#include "support/gzip.h"
#include "support/temporary_folder.h"

namespace {

using dateline::Error;
using dateline::ErrorCode;
using dateline::Page;
using dateline::input::Item;
using dateline::input::read_page;
using dateline::testing::gzip;
using dateline::testing::TemporaryFolder;

tl::expected<Page, Error> read_file(const std::string& path, std::size_t max_bytes = 1 << 20) {
  return read_page({Item::Kind::file, path}, max_bytes);
}

ErrorCode failure(const tl::expected<Page, Error>& page) {
  EXPECT_FALSE(page.has_value());
  if (page) return {};
  EXPECT_EQ(page.error().stage, "input");
  EXPECT_FALSE(page.error().retryable);
  return page.error().code;
}

TEST(ReadPage, GivesTheFilesBytes) {
  const TemporaryFolder folder;
  const std::string bytes = "\xEF\xBB\xBF<html>" + std::string(200'000, 'x') + "\r\n\xFF end";
  const auto page = read_file(folder.write("a.html", bytes));
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->bytes, bytes);
  EXPECT_EQ(page->input, folder.path("a.html"));
  EXPECT_FALSE(page->url || page->charset || page->captured);
}

TEST(ReadPage, HoldsTheLimit) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.html", "<p>" + std::string(97, 'x'));
  EXPECT_TRUE(read_file(path, 100).has_value());
  EXPECT_EQ(failure(read_file(path, 99)), ErrorCode::too_large);
  EXPECT_EQ(failure(read_file(path, 1)), ErrorCode::too_large);
}

TEST(ReadPage, SaysWhyItCannot) {
  const TemporaryFolder folder;
  folder.write("file.html", "<p>");
  const std::string pipe_path = folder.path("pipe.html");
  ASSERT_EQ(mkfifo(pipe_path.c_str(), 0600), 0);
  const std::string locked = folder.write("locked.html", "<p>");
  chmod(locked.c_str(), 0);

  const struct {
    std::string path;
    ErrorCode code;
    std::string message;
  } cases[] = {
      {folder.path("missing.html"), ErrorCode::not_found, "there is no such file or folder"},
      {folder.path("file.html/x"), ErrorCode::not_found, "there is no such file or folder"},
      {"", ErrorCode::not_found, "there is no such file or folder"},
      {folder.path(), ErrorCode::unreadable, "it is a folder, not a file"},
      {pipe_path, ErrorCode::unreadable, "it is a named pipe, not a file"},
      {"/dev/zero", ErrorCode::unreadable, "it is a device, not a file"},
      {folder.path(std::string(300, 'x')), ErrorCode::unreadable,
       "it cannot be read: File name too long"},
      {folder.write("empty.html", ""), ErrorCode::not_html, "it is empty"},
      {folder.write("a.pdf", "%PDF-1.7\n"), ErrorCode::not_html,
       "it is of the type application/pdf, not HTML"},
      {folder.write("page.html", "\x89PNG\r\n\x1A\n..."), ErrorCode::not_html,
       "it is of the type image/png, not HTML"},
      {folder.write("bytes.html", std::string("\x7F\x45LF\2\1\1\0\0", 9)), ErrorCode::not_html,
       "it is of the type application/octet-stream, not HTML"},
  };
  for (const auto& [path, code, message] : cases) {
    const auto page = read_file(path);
    ASSERT_EQ(failure(page), code) << path;
    EXPECT_EQ(page.error().message, message);
  }
  if (getuid() != 0) {
    EXPECT_EQ(failure(read_file(locked)), ErrorCode::unreadable);
  }
}

TEST(ReadPage, TakesHtmlUnderAnyName) {
  const TemporaryFolder folder;
  EXPECT_TRUE(read_file(folder.write("170645", "<!DOCTYPE html><p>")).has_value());
  EXPECT_TRUE(read_file(folder.write("utf-16", std::string("\xFF\xFE<\0p\0>\0", 8))).has_value());
  EXPECT_TRUE(read_file(folder.write("text.txt", "no tags at all")).has_value())
      << "whether it is an article is asked later";
}

TEST(ReadPage, TakesGzipCompressedHtml) {
  const TemporaryFolder folder;
  const std::string html = "<!DOCTYPE html>" + std::string(5000, 'x');
  const std::string compressed = gzip(html);
  const auto page = read_file(folder.write("a.html", compressed));
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->bytes, html);
  EXPECT_FALSE(page->is_truncated);

  const auto cut = read_file(folder.write("cut.html.gz", compressed.substr(0, 40)));
  ASSERT_TRUE(cut.has_value());
  EXPECT_TRUE(cut->is_truncated);

  std::string damaged = compressed;
  damaged[compressed.size() - 5] ^= 1;
  EXPECT_EQ(failure(read_file(folder.write("bad.html.gz", damaged))), ErrorCode::unreadable);
  EXPECT_EQ(failure(read_file(folder.write("pdf.gz", gzip("%PDF-1.7\n")))), ErrorCode::not_html);
  EXPECT_EQ(failure(read_file(folder.write("empty.gz", gzip("")))), ErrorCode::not_html);
  EXPECT_EQ(failure(read_file(folder.path("a.html"), 5000)), ErrorCode::too_large);
}

std::string mhtml(const std::string& rest) {
  return "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1\r\n"
         "Date: Mon, 1 Jun 2026 10:45:00 +0000\r\nMIME-Version: 1.0\r\n"
         "Content-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n"
         "--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
         "<p class=3D\"a\">caf=C3=A9\r\n" +
         rest;
}

TEST(ReadPage, TakesTheRootOfMhtml) {
  const TemporaryFolder folder;
  const std::string whole = mhtml("--x--\r\n");
  for (const std::string& bytes : {whole, gzip(whole)}) {
    const std::string path = folder.write("any name", bytes);
    const auto page = read_file(path);
    ASSERT_TRUE(page.has_value()) << page.error().message;
    EXPECT_EQ(page->bytes, "<p class=\"a\">caf\xC3\xA9");
    EXPECT_EQ(page->input, path);
    EXPECT_EQ(page->url, "https://news.example/1");
    EXPECT_EQ(page->captured, "2026-06-01T10:45:00+00:00");
    EXPECT_FALSE(page->is_truncated);
  }
  const auto cut = read_file(folder.write("cut.mhtml", mhtml("")));
  ASSERT_TRUE(cut.has_value());
  EXPECT_TRUE(cut->is_truncated);
}

TEST(ReadPage, AllowsForTheImagesInMhtml) {
  const TemporaryFolder folder;
  const auto of_size = [](std::size_t size) {
    return mhtml("--x\r\nContent-Type: image/png\r\n\r\n" + std::string(size, 'i') +
                 "\r\n--x--\r\n");
  };
  EXPECT_TRUE(read_file(folder.write("a.mhtml", of_size(70'000)), 10'000).has_value());
  EXPECT_EQ(failure(read_file(folder.write("b.mhtml", of_size(90'000)), 10'000)),
            ErrorCode::too_large);
}

TEST(ReadPage, RefusesZeros) {
  const TemporaryFolder folder;
  const std::string path = folder.write("zeros.html", "");
  std::filesystem::resize_file(path, std::uintmax_t{30} << 20U);
  const auto page = read_file(path, std::size_t{32} << 20U);
  EXPECT_EQ(failure(page), ErrorCode::not_html);
  EXPECT_EQ(page.error().message, "it is of the type application/octet-stream, not HTML");
}

TEST(ReadPage, EndsWhereAFileThatGrowsReachesTheLimit) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.html", "<!DOCTYPE html>" + std::string(1000, 'x'));
  std::atomic<bool> is_done = false;
  std::atomic<int> appended = 0;
  std::thread writer([&] {
    std::ofstream file(path, std::ios::app);
    const std::string more(1 << 16, 'x');
    while (!is_done) {
      file << more << std::flush;
      ++appended;
    }
  });
  while (appended < 2) std::this_thread::yield();
  // It ends, with all that there was or the limit's error, however fast the writer is.
  const auto page = read_file(path, std::size_t{1} << 20U);
  is_done = true;
  writer.join();
  if (page) {
    EXPECT_TRUE(page->bytes.starts_with("<!DOCTYPE html>x"));
    EXPECT_GT(page->bytes.size(), 100'000U);
  } else {
    EXPECT_EQ(failure(page), ErrorCode::too_large);
  }
  EXPECT_EQ(failure(read_file(path, 100'000)), ErrorCode::too_large);
}

TEST(ReadPage, StopsWaitingForAPipe) {
  std::array<int, 2> pipe_ends{};
  ASSERT_EQ(pipe(pipe_ends.data()), 0);
  ASSERT_EQ(write(pipe_ends[1], "<html>", 6), 6);
  std::stop_source stop;
  std::thread stopper([&] { stop.request_stop(); });
  const auto page = read_page({Item::Kind::file, "/dev/fd/" + std::to_string(pipe_ends[0])},
                              1 << 20, stop.get_token());
  stopper.join();
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  ASSERT_FALSE(page.has_value());
  EXPECT_EQ(page.error().code, ErrorCode::unreadable);
  EXPECT_EQ(page.error().message, "the run was interrupted while it was read");
  EXPECT_TRUE(page.error().retryable);
}

// What a shell makes of <(command).
TEST(ReadPage, ReadsThePipeBehindADescriptor) {
  std::array<int, 2> pipe_ends{};
  ASSERT_EQ(pipe(pipe_ends.data()), 0);
  const std::string bytes = "<html>" + std::string(300'000, 'x');
  std::thread writer([&] {
    std::string_view rest = bytes;
    while (!rest.empty()) {
      const ssize_t count = write(pipe_ends[1], rest.data(), rest.size());
      if (count <= 0) break;
      rest.remove_prefix(static_cast<std::size_t>(count));
    }
    close(pipe_ends[1]);
  });
  const auto page = read_file("/dev/fd/" + std::to_string(pipe_ends[0]));
  writer.join();
  close(pipe_ends[0]);
  ASSERT_TRUE(page.has_value()) << page.error().message;
  EXPECT_EQ(page->bytes, bytes);
}

}  // namespace
