#include "cli/command.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using dateline::cli::Command;
using dateline::cli::Format;
using dateline::cli::parse_command;
using Words = std::vector<std::string>;

TEST(ParseCommand, FindsInputsAmongOptions) {
  const struct {
    Words arguments;
    Words inputs;
  } cases[] = {
      {{"a.html"}, {"a.html"}},
      {{"a", "-q", "b", "--jobs", "2", "c"}, {"a", "b", "c"}},
      {{"-"}, {"-"}},
      {{"-q", "-", "a", "-"}, {"-", "a", "-"}},
      {{"--", "-x", "--help", "--"}, {"-x", "--help", "--"}},
      {{"a", "--", "-"}, {"a", "-"}},
      {{"[draft]", "[a,b]", "{c}"}, {"[draft]", "[a,b]", "{c}"}},
      {{"extract", "a"}, {"a"}},
      {{"extract", "extract"}, {"extract"}},
      {{"extract", "schema"}, {"schema"}},
      {{"extract", "crawl"}, {"crawl"}},
      {{"a", "schema", "extract"}, {"a", "schema", "extract"}},
      {{"-q", "schema"}, {"schema"}},
      {{"crawl"}, {"crawl"}},
      {{"a=b", "=", "%%"}, {"a=b", "=", "%%"}},
      {{"", "a"}, {"", "a"}},
      {{"b\xE9.html"}, {"b\xE9.html"}},
  };
  for (const auto& [arguments, inputs] : cases) {
    const auto command = parse_command(arguments);
    ASSERT_TRUE(command.has_value()) << command.error();
    EXPECT_EQ(command->verb, Command::Verb::extract);
    EXPECT_EQ(command->inputs, inputs);
  }
}

TEST(ParseCommand, KnowsAVerbOnlyAsTheFirstArgument) {
  const auto schema = parse_command(Words{"schema"});
  ASSERT_TRUE(schema.has_value());
  EXPECT_EQ(schema->verb, Command::Verb::schema);
  EXPECT_FALSE(parse_command(Words{"schema", "a.html"}).has_value());
  EXPECT_TRUE(parse_command(Words{"schema", "--help"}).has_value());
}

TEST(ParseCommand, ReadsEveryOption) {
  const auto command = parse_command(Words{
      "-f", "json", "--pretty", "--fields", "headline", "--evidence", "--site=none", "-j3", "-A",
      "Reader/1 (+x)", "--connect-timeout", "2.5", "--timeout=7", "--max-bytes", "5M", "-q", "a"});
  ASSERT_TRUE(command.has_value()) << command.error();
  const auto& settings = command->settings;
  EXPECT_EQ(settings.format, Format::json);
  EXPECT_TRUE(settings.pretty && settings.evidence && settings.quiet && settings.fields);
  EXPECT_FALSE(settings.help || settings.version);
  EXPECT_EQ(settings.site, "none");
  EXPECT_EQ(settings.jobs, 3U);
  EXPECT_EQ(settings.fetch.user_agent, "Reader/1 (+x)");
  EXPECT_EQ(settings.fetch.connect_timeout.count(), 2'500);
  EXPECT_EQ(settings.fetch.total_timeout.count(), 7'000);
  EXPECT_EQ(settings.limits.page_bytes, 5U << 20U);
  EXPECT_EQ(command->inputs, Words{"a"});
}

TEST(ParseCommand, TakesTheLastOfARepeatedOption) {
  const auto command = parse_command(
      Words{"-j", "2", "a", "--jobs=5", "-q", "--quiet", "-f", "json", "-f", "ndjson"});
  ASSERT_TRUE(command.has_value()) << command.error();
  EXPECT_EQ(command->settings.jobs, 5U);
  EXPECT_EQ(command->settings.format, Format::ndjson);
}

TEST(ParseCommand, TakesValuesThatLookLikeOptionsOrLists) {
  const auto command = parse_command(Words{"-A", "-x-", "--site", "[a]", "a"});
  ASSERT_TRUE(command.has_value()) << command.error();
  EXPECT_EQ(command->settings.fetch.user_agent, "-x-");
  EXPECT_EQ(command->settings.site, "[a]");
}

TEST(ParseCommand, SelectsEvidenceByNamingIt) {
  const auto command = parse_command(Words{"--fields", "headline,evidence.headline", "a"});
  ASSERT_TRUE(command.has_value()) << command.error();
  EXPECT_TRUE(command->settings.evidence);
}

TEST(ParseCommand, SaysWhatIsWrong) {
  const struct {
    Words arguments;
    std::string message;
  } cases[] = {
      {{"extract"}, "no input is named"},
      {{"-q"}, "no input is named"},
      {{"--"}, "no input is named"},
      {{"schema", "a"},
       "schema takes no input; to read a file of that name: dateline extract schema"},
      {{"a", "--jbos", "3"}, "there is no option --jbos; did you mean --jobs?"},
      {{"--feilds=headline", "a"}, "there is no option --feilds; did you mean --fields?"},
      {{"--weather"}, "there is no option --weather"},
      {{"-z", "a"}, "there is no option -z"},
      {{"-qz", "a"}, "there is no option -z"},
      {{"a", "--fields"}, "--fields needs a value"},
      {{"a", "-j"}, "--jobs needs a value"},
      {{"--site=", "a"}, "--site needs a value"},
      {{"--quiet=yes", "a"}, "--quiet takes no value"},
      {{"--pretty=false", "a"}, "--pretty takes no value"},
      {{"-f", "xml", "a"}, "--format xml: needs json or ndjson"},
      {{"-j", "0", "a"}, "--jobs 0: needs a whole number from 1 to 256"},
      {{"-j", "many", "a"}, "--jobs many: needs a whole number from 1 to 256"},
      {{"--max-bytes", "5T", "a"},
       "--max-bytes 5T: needs a number of bytes from 1 to 1G, such as 500K or 32M"},
      {{"--timeout", "soon", "a"}, "--timeout soon: needs a number of seconds, such as 10 or 2.5"},
      {{"--connect-timeout", "0", "a"},
       "--connect-timeout 0: needs a number of seconds, such as 10 or 2.5"},
      {{"--fields", "headlin", "a"},
       "--fields headlin: the record has no field \"headlin\"; did you mean \"headline\"?"},
  };
  for (const auto& [arguments, message] : cases) {
    const auto command = parse_command(arguments);
    ASSERT_FALSE(command.has_value()) << message;
    EXPECT_EQ(command.error(), message);
  }
}

}  // namespace
