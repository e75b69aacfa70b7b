#include "worker/wire.h"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "dateline/site.h"

namespace {

using dateline::Error;
using dateline::ErrorCode;
using dateline::FieldSelection;
using dateline::Page;
using dateline::StoredRange;
using dateline::WarcPosition;
using dateline::worker::ArticleNote;
using dateline::worker::ListingNote;
using dateline::worker::read_options;
using dateline::worker::read_page_without_bytes;
using dateline::worker::read_record;
using dateline::worker::Record;
using dateline::worker::RecordOptions;
using dateline::worker::WireReader;
using dateline::worker::WireWriter;

template <typename Value>
std::string written(const Value& value) {
  std::string message;
  WireWriter out(message);
  write(out, value);
  return message;
}

std::string written(const Page& page) {
  std::string message;
  WireWriter out(message);
  write_without_bytes(out, page);
  return message;
}

std::optional<Page> read_page(const std::string& message) {
  WireReader in(message);
  return read_page_without_bytes(in);
}

TEST(Wire, CarriesPages) {
  const Page pages[] = {
      {.input = "caf\xE9.html", .bytes = "<p>"},
      {.input = "-", .bytes = ""},
      {.input = "a.warc",
       .bytes = "x",
       .url = "https://news.example/",
       .charset = "windows-1251",
       .captured = "2026-06-01T10:45:00+00:00",
       .warc = WarcPosition{"a.warc", StoredRange{5'000'000'000, 7}},
       .is_truncated = true},
      {.input = "b.warc", .bytes = "x", .warc = WarcPosition{"b.warc"}},
  };
  for (const Page& page : pages) {
    const auto read = read_page(written(page));
    ASSERT_TRUE(read.has_value()) << page.input;
    EXPECT_EQ(read->input, page.input);
    EXPECT_EQ(read->url, page.url);
    EXPECT_EQ(read->charset, page.charset);
    EXPECT_EQ(read->captured, page.captured);
    EXPECT_EQ(read->is_truncated, page.is_truncated);
    ASSERT_EQ(read->warc.has_value(), page.warc.has_value());
    if (!page.warc) continue;
    EXPECT_EQ(read->warc->file, page.warc->file);
    EXPECT_EQ(read->warc->range, page.warc->range);
  }
}

TEST(Wire, CarriesOptions) {
  RecordOptions options;
  options.sites.assign(dateline::built_in_sites().begin(), dateline::built_in_sites().end());
  options.trust_site = true;
  options.charset = "koi8-r";
  options.limits = {.page_bytes = 1, .memory_bytes = 2, .time = std::chrono::milliseconds(3)};
  options.lists = true;
  options.parser = dateline::ParserKind::reference;
  options.fields =
      *FieldSelection::parse("headline,read_also.title,items.url,evidence.dateline.published");
  options.pretty = true;
  options.evidence = true;
  const auto read = read_options(written(options));
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->sites.size(), options.sites.size());
  EXPECT_EQ(read->sites.at(0).name(), options.sites.at(0).name());
  EXPECT_EQ(read->trust_site, options.trust_site);
  EXPECT_EQ(read->charset, options.charset);
  EXPECT_EQ(read->limits.page_bytes, 1U);
  EXPECT_EQ(read->limits.memory_bytes, 2U);
  EXPECT_EQ(read->limits.time, std::chrono::milliseconds(3));
  EXPECT_EQ(read->lists, options.lists);
  EXPECT_EQ(read->parser, options.parser);
  ASSERT_TRUE(read->fields.has_value());
  EXPECT_EQ(read->fields->paths(), options.fields->paths());
  EXPECT_EQ(read->pretty, options.pretty);
  EXPECT_EQ(read->evidence, options.evidence);

  const auto defaults = read_options(written(RecordOptions()));
  ASSERT_TRUE(defaults.has_value());
  EXPECT_TRUE(defaults->sites.empty());
  EXPECT_FALSE(defaults->fields || defaults->charset || defaults->pretty || defaults->lists);
}

TEST(Wire, CarriesRecords) {
  const auto article = read_record(
      written(Record{"{}", ArticleNote{"a", "caliber.az", std::nullopt, {"truncated", "x"}}}));
  ASSERT_TRUE(article && std::holds_alternative<ArticleNote>(article->about));
  EXPECT_EQ(article->json, "{}");
  EXPECT_EQ(std::get<ArticleNote>(article->about).site, "caliber.az");
  EXPECT_EQ(std::get<ArticleNote>(article->about).layout, std::nullopt);
  EXPECT_EQ(std::get<ArticleNote>(article->about).warnings.size(), 2U);

  const auto listing = read_record(written(Record{"{}", ListingNote{"a", std::nullopt, 7, {}}}));
  ASSERT_TRUE(listing && listing->listing() != nullptr);
  EXPECT_EQ(listing->listing()->items, 7U);

  const Error error{.code = ErrorCode::http_status,
                    .stage = "archive",
                    .message = "why",
                    .retryable = true,
                    .http_status = 404,
                    .input = "a",
                    .url = "https://news.example/",
                    .warc = WarcPosition{"a", StoredRange{1, 2}}};
  const auto read = read_record(written(Record{"{}", error}));
  ASSERT_TRUE(read && read->error() != nullptr);
  EXPECT_EQ(read->error()->code, error.code);
  EXPECT_EQ(read->error()->stage, error.stage);
  EXPECT_EQ(read->error()->message, error.message);
  EXPECT_EQ(read->error()->retryable, error.retryable);
  EXPECT_EQ(read->error()->http_status, error.http_status);
  EXPECT_EQ(read->error()->input, error.input);
  EXPECT_EQ(read->error()->url, error.url);
  EXPECT_EQ(read->error()->warc->range, error.warc->range);
}

TEST(Wire, RefusesMessagesThatEndEarly) {
  const Page page{.input = "a", .bytes = "bytes", .url = "https://news.example/"};
  const std::string page_message = written(page);
  for (std::size_t size = 0; size < page_message.size(); ++size) {
    EXPECT_FALSE(read_page(page_message.substr(0, size)).has_value()) << size;
  }
  const std::string record_message =
      written(Record{"{}", ArticleNote{"a", "b", "c", {"truncated"}}});
  for (std::size_t size = 0; size < record_message.size(); ++size) {
    EXPECT_FALSE(read_record(record_message.substr(0, size)).has_value()) << size;
  }
  const std::string options_message = written(RecordOptions());
  for (std::size_t size = 0; size < options_message.size(); ++size) {
    EXPECT_FALSE(read_options(options_message.substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(read_record(std::string(64, '\xFF')).has_value());
}

}  // namespace
