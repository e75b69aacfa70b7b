#include "cli/command.h"

#include <gtest/gtest.h>

#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace {

using dateline::ParserKind;
using dateline::cli::Command;
using dateline::cli::Format;
using dateline::cli::ProgressStyle;
using dateline::cli::Verbosity;
using Words = std::vector<std::string>;

tl::expected<Command, std::string> parse_command(
    const Words& arguments, const std::vector<dateline::cli::ConfiguredValue>& configured = {}) {
  return dateline::cli::parse_command(
      arguments, [&]() -> tl::expected<std::vector<dateline::cli::ConfiguredValue>, std::string> {
        return configured;
      });
}

TEST(ParseCommand, FindsInputsAmongOptions) {
  const struct {
    Words arguments;
    Words inputs;
  } cases[] = {
      {{"a.html"}, {"a.html"}},
      {{"a", "-q", "b", "--jobs", "2", "c"}, {"a", "b", "c"}},
      {{"-"}, {"-"}},
      {{"-q", "-", "a", "b"}, {"-", "a", "b"}},
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
  const auto schema = parse_command({"schema"});
  ASSERT_TRUE(schema.has_value());
  EXPECT_EQ(schema->verb, Command::Verb::schema);
  EXPECT_FALSE(parse_command({"schema", "a.html"}).has_value());
  EXPECT_TRUE(parse_command({"schema", "--help"}).has_value());
}

TEST(ParseCommand, ReadsEveryOption) {
  const auto command = parse_command({"-f",
                                      "json",
                                      "--pretty",
                                      "--fields",
                                      "headline",
                                      "--evidence",
                                      "--site=none",
                                      "-j3",
                                      "-A",
                                      "Reader/1 (+x)",
                                      "--connect-timeout",
                                      "2.5",
                                      "--timeout=7",
                                      "--max-bytes",
                                      "5M",
                                      "-q",
                                      "a",
                                      "-i",
                                      "list",
                                      "-0",
                                      "--base-url",
                                      "https://news.example/",
                                      "--charset",
                                      "Latin1",
                                      "-o",
                                      "out",
                                      "--errors",
                                      "bad",
                                      "--unordered",
                                      "--progress",
                                      "plain",
                                      "--per-host",
                                      "2",
                                      "--pause",
                                      "0.02",
                                      "--no-config"});
  ASSERT_TRUE(command.has_value()) << command.error();
  const auto& settings = command->settings;
  EXPECT_EQ(settings.format, Format::json);
  EXPECT_TRUE(settings.pretty && settings.evidence && settings.fields);
  EXPECT_FALSE(settings.help || settings.version);
  EXPECT_EQ(settings.site, "none");
  EXPECT_EQ(settings.jobs, 3U);
  EXPECT_EQ(settings.fetch.user_agent, "Reader/1 (+x)");
  EXPECT_EQ(settings.fetch.connect_timeout.count(), 2'500);
  EXPECT_EQ(settings.fetch.total_timeout.count(), 7'000);
  EXPECT_EQ(settings.limits.page_bytes, 5U << 20U);
  EXPECT_EQ(settings.verbosity, Verbosity::quiet);
  EXPECT_EQ(settings.input_lists, Words{"list"});
  EXPECT_TRUE(settings.nul_separated && settings.unordered && settings.no_configuration);
  EXPECT_EQ(settings.base_url, "https://news.example/");
  EXPECT_EQ(settings.charset, "Latin1");
  EXPECT_EQ(settings.output, "out");
  EXPECT_EQ(settings.errors, "bad");
  EXPECT_EQ(settings.progress, ProgressStyle::plain);
  EXPECT_EQ(settings.fetch.per_host, 2U);
  ASSERT_TRUE(settings.pause.has_value());
  EXPECT_EQ(settings.pause->count(), 20);
  EXPECT_EQ(command->inputs, Words{"a"});
}

TEST(ParseCommand, TakesEveryList) {
  const auto command = parse_command({"-i", "first", "a", "--input-list=second", "-i-"});
  ASSERT_TRUE(command.has_value()) << command.error();
  EXPECT_EQ(command->settings.input_lists, (Words{"first", "second", "-"}));
  EXPECT_EQ(command->inputs, Words{"a"});
}

TEST(ParseCommand, TakesTheLastOfQuietAndVerbose) {
  EXPECT_EQ(parse_command({"-q", "-v", "a"})->settings.verbosity, Verbosity::verbose);
  EXPECT_EQ(parse_command({"-v", "-q", "a"})->settings.verbosity, Verbosity::quiet);
  EXPECT_EQ(parse_command({"-q", "-v", "-q", "a"})->settings.verbosity, Verbosity::quiet);
  EXPECT_EQ(parse_command({"a"})->settings.verbosity, Verbosity::normal);
}

TEST(ParseCommand, LetsTheCommandLineCountMoreThanTheConfiguration) {
  const std::vector<dateline::cli::ConfiguredValue> configured = {
      {"jobs", "2", "config.toml: jobs"},
      {"jobs", "3", "DATELINE_JOBS"},
      {"quiet", "yes", "config.toml: quiet"},
      {"evidence", "1", "DATELINE_EVIDENCE"},
      {"unordered", "off", "config.toml: unordered"},
      {"pretty", "true", "config.toml: pretty"}};
  const auto plain = parse_command({"a"}, configured);
  ASSERT_TRUE(plain.has_value()) << plain.error();
  EXPECT_EQ(plain->settings.jobs, 3U);
  EXPECT_EQ(plain->settings.verbosity, Verbosity::quiet);
  EXPECT_TRUE(plain->settings.evidence);
  EXPECT_FALSE(plain->settings.unordered);
  EXPECT_TRUE(plain->settings.pretty_where_possible);
  EXPECT_FALSE(plain->settings.pretty);

  const auto overridden = parse_command({"-v", "--jobs", "5", "a"}, configured);
  ASSERT_TRUE(overridden.has_value()) << overridden.error();
  EXPECT_EQ(overridden->settings.jobs, 5U);
  EXPECT_EQ(overridden->settings.verbosity, Verbosity::verbose);

  const auto without = parse_command({"--no-config", "a"}, configured);
  ASSERT_TRUE(without.has_value()) << without.error();
  EXPECT_FALSE(without->settings.evidence);
  EXPECT_FALSE(without->settings.pretty_where_possible);
}

TEST(ParseCommand, NamesTheSourceOfAWrongSetting) {
  EXPECT_EQ(parse_command({"a"}, {{"jobs", "many", "config.toml: jobs"}}).error(),
            "config.toml: jobs = many: needs a whole number from 1 to 256");
  EXPECT_EQ(parse_command({"a"}, {{"quiet", "perhaps", "DATELINE_QUIET"}}).error(),
            "DATELINE_QUIET: needs true or false");
  EXPECT_TRUE(parse_command({"--help"}, {{"jobs", "many", "config.toml: jobs"}}).has_value())
      << "help is there in any case";
}

TEST(ParseCommand, KnowsTheVerbSite) {
  const struct {
    Words arguments;
    Command::Verb verb;
    Words inputs;
  } cases[] = {
      {{"site", "list"}, Command::Verb::site, {"list"}},
      {{"site", "lint", "a.json", "b.json"}, Command::Verb::site, {"lint", "a.json", "b.json"}},
      {{"extract", "site", "list"}, Command::Verb::extract, {"site", "list"}},
      {{"-q", "site"}, Command::Verb::extract, {"site"}},
  };
  for (const auto& [arguments, verb, inputs] : cases) {
    const auto command = parse_command(arguments);
    ASSERT_TRUE(command.has_value()) << command.error();
    EXPECT_EQ(command->verb, verb);
    EXPECT_EQ(command->inputs, inputs);
  }
  EXPECT_TRUE(parse_command({"site", "--help"}).has_value());
}

TEST(ParseCommand, TakesTheLastOfARepeatedOption) {
  const auto command = parse_command(
      Words{"-j", "2", "a", "--jobs=5", "-q", "--quiet", "-f", "json", "-f", "ndjson"});
  ASSERT_TRUE(command.has_value()) << command.error();
  EXPECT_EQ(command->settings.jobs, 5U);
  EXPECT_EQ(command->settings.format, Format::ndjson);
}

TEST(ParseCommand, TakesValuesThatLookLikeOptionsOrLists) {
  const auto command = parse_command({"-A", "-x-", "--site", "[a]", "a"});
  ASSERT_TRUE(command.has_value()) << command.error();
  EXPECT_EQ(command->settings.fetch.user_agent, "-x-");
  EXPECT_EQ(command->settings.site, "[a]");
}

TEST(ParseCommand, TakesEitherParser) {
  EXPECT_EQ(parse_command({"a"})->settings.parser, ParserKind::skeleton);
  EXPECT_EQ(parse_command({"--parser", "reference", "a"})->settings.parser, ParserKind::reference);
  EXPECT_EQ(parse_command({"--parser=skeleton", "a"})->settings.parser, ParserKind::skeleton);
}

TEST(ParseCommand, SelectsEvidenceByNamingIt) {
  const auto command = parse_command({"--fields", "headline,evidence.headline", "a"});
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
      {{"--weather=", "a"}, "there is no option --weather"},
      {{"-f", "xml", "a"}, "--format xml: needs json or ndjson"},
      {{"-j", "0", "a"}, "--jobs 0: needs a whole number from 1 to 256"},
      {{"-j", "many", "a"}, "--jobs many: needs a whole number from 1 to 256"},
      {{"--max-bytes", "5T", "a"},
       "--max-bytes 5T: needs a number of bytes from 1 to 1G, such as 500K or 32M"},
      {{"--timeout", "soon", "a"}, "--timeout soon: needs a number of seconds, such as 10 or 2.5"},
      {{"--connect-timeout", "0", "a"},
       "--connect-timeout 0: needs a number of seconds, such as 10 or 2.5"},
      {{"--pause", "-1", "a"}, "--pause -1: needs a number of seconds, such as 0 or 2.5"},
      {{"--per-host", "0", "a"}, "--per-host 0: needs a whole number from 1 to 64"},
      {{"--base-url", "news.example", "a"},
       "--base-url news.example: needs an absolute URL, such as https://news.example/"},
      {{"--charset", "utf-9", "a"},
       "--charset utf-9: needs the name of an encoding, such as utf-8 or windows-1251"},
      {{"--progress", "fast", "a"}, "--progress fast: needs auto, plain or none"},
      {{"--parser", "fast", "a"}, "--parser fast: needs skeleton or reference"},
      {{"-0", "a"}, "--null is about the entries of --input-list, which is not given"},
      {{"-i", "-", "-i", "-"}, "standard input is named more than once"},
      {{"-", "-"}, "standard input is named more than once"},
      {{"-i", "-", "-"}, "standard input is named more than once"},
      {{"--outptu", "x", "a"}, "there is no option --outptu; did you mean --output?"},
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
