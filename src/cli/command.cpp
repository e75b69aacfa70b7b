#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "cli/option_table.h"
#include "cli/site_verb.h"
#include "cli/warc_verb.h"
#include "text/fold.h"
#include "text/nearest_name.h"

namespace dateline::cli {
namespace {

using Outcome = tl::expected<void, std::string>;

std::string dashed_name(const Option& option) {
  return "--" + std::string(long_name(option));
}

std::string unknown_option(const std::string& argument) {
  std::vector<std::string> names;
  for (const Option& option : option_table()) names.push_back(dashed_name(option));
  const std::string name = argument.substr(0, argument.find('='));
  std::string message = "there is no option " + name;
  const std::string_view nearest = text::nearest_name(name, names);
  if (!nearest.empty()) message.append("; did you mean ").append(nearest).append("?");
  return message;
}

// CLI11's message counts arguments, but an option here has one value or none. It begins with the
// name, "--jobs: ..." or "quiet was given ...".
std::string wrong_number_of_values(std::string_view message) {
  const std::string_view name = message.substr(0, message.find_first_of(": "));
  for (const Option& option : option_table()) {
    const std::string known = dashed_name(option);
    if (name != known && name != long_name(option)) continue;
    return known + (option.metavar.empty() ? " takes no value" : " needs a value");
  }
  return std::string(message);
}

// The option that was given "--option=": the parser would take the next argument for its value. Of
// others, and of flags, it says itself what is wrong.
std::string option_with_empty_value(std::span<const std::string> arguments) {
  for (const std::string& argument : arguments) {
    for (const Option& option : option_table()) {
      std::string name = dashed_name(option);
      if (!option.metavar.empty() && argument == name + "=") return name;
    }
  }
  return {};
}

bool looks_like_option(const std::string& argument) {
  return argument.size() > 1 && argument.front() == '-';
}

// An option as it was given.
struct GivenOption {
  const Option* option;
  std::string value;
};

struct Arguments {
  std::vector<GivenOption> options;
  std::vector<std::string> inputs;
};

// CLI11 sees the options and nothing else: it would read a file's name such as "[draft]" as a list.
// What it does not know, it gives back in order.
tl::expected<Arguments, std::string> parse_options(std::vector<std::string> words) {
  CLI::App parser;
  parser.set_help_flag("");
  parser.allow_extras();
  std::map<const CLI::Option*, const Option*> options;
  for (const Option& option : option_table()) {
    const std::string names(option.names);
    CLI::Option* added = option.metavar.empty() ? parser.add_flag(names)->disable_flag_override()
                                                : parser.add_option(names);
    added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    if (!option.metavar.empty()) added->expected(1)->allow_extra_args(false);
    options.emplace(added, &option);
  }

  const std::string unfinished = option_with_empty_value(words);
  if (!unfinished.empty()) return tl::unexpected(unfinished + " needs a value");

  std::reverse(words.begin(), words.end());  // as the parser wants them
  try {
    parser.parse(std::move(words));
  } catch (const CLI::ArgumentMismatch& error) {
    return tl::unexpected(wrong_number_of_values(error.what()));
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(std::string(error.what()));
  }
  Arguments arguments;
  for (std::string& word : parser.remaining()) {
    if (looks_like_option(word)) return tl::unexpected(unknown_option(word));
    arguments.inputs.push_back(std::move(word));
  }
  // In the order in which they were given, so that the last one counts; each has its next value.
  std::map<const CLI::Option*, std::size_t> next_value;
  for (const CLI::Option* given : parser.parse_order()) {
    const std::size_t index = next_value[given]++;
    const auto& values = given->results();
    if (index < values.size()) arguments.options.push_back({options.at(given), values[index]});
  }
  return arguments;
}

Outcome apply(const GivenOption& given, Settings& settings) {
  const auto set = given.option->set(settings, given.value);
  if (set) return {};
  return tl::unexpected(dashed_name(*given.option) + " " + given.value + ": " + set.error());
}

std::optional<std::string> flag_value(const std::string& value) {
  const std::string lower = text::to_ascii_lower(value);
  constexpr std::array<std::string_view, 4> yes = {"true", "1", "yes", "on"};
  constexpr std::array<std::string_view, 4> no = {"false", "0", "no", "off"};
  if (std::find(yes.begin(), yes.end(), lower) != yes.end()) return "true";
  if (std::find(no.begin(), no.end(), lower) != no.end()) return "false";
  return std::nullopt;
}

Outcome apply(const ConfiguredValue& configured, Settings& settings) {
  const auto options = option_table();
  const auto option = std::find_if(options.begin(), options.end(), [&](const Option& known) {
    return long_name(known) == configured.name;
  });
  if (option == options.end()) return {};
  std::optional<std::string> value = configured.value;
  if (option->metavar.empty()) value = flag_value(configured.value);
  if (!value) return tl::unexpected(configured.source + ": needs true or false");
  const auto set = option->set(settings, *value);
  if (set) return {};
  return tl::unexpected(configured.source + " = " + configured.value + ": " + set.error());
}

// What the options and inputs must be together.
Outcome check(const Command& command) {
  using enum Command::Verb;
  const Settings& settings = command.settings;
  const std::size_t count = command.inputs.size();
  switch (command.verb) {
    case schema:
      if (count == 0) return {};
      return tl::unexpected<std::string>(
          "schema takes no input; to read a file of that name: dateline extract schema");
    case site:
      return check_site_words(command.inputs);
    case warc:
      return check_warc_words(command.inputs);
    case extract:
      break;
  }
  if (count == 0 && settings.input_lists.empty()) {
    return tl::unexpected<std::string>("no input is named");
  }
  if (settings.nul_separated && settings.input_lists.empty()) {
    return tl::unexpected<std::string>(
        "--null is about the entries of --input-list, which is not given");
  }
  if (settings.offset.has_value() != settings.length.has_value()) {
    return tl::unexpected<std::string>("--offset and --length go together");
  }
  if (settings.offset && (count != 1 || !settings.input_lists.empty())) {
    return tl::unexpected<std::string>("--offset and --length mean a record of one archive");
  }
  if (settings.model && settings.isolate == true) {
    return tl::unexpected<std::string>("--isolate and --model exclude each other");
  }
  const auto of_standard_input = [](const std::vector<std::string>& names) {
    return std::count(names.begin(), names.end(), "-");
  };
  if (of_standard_input(command.inputs) + of_standard_input(settings.input_lists) > 1) {
    return tl::unexpected<std::string>("standard input is named more than once");
  }
  return {};
}

// The verb, which is taken off the arguments.
Command::Verb take_verb(std::span<const std::string>& arguments) {
  using enum Command::Verb;
  if (arguments.empty()) return extract;
  constexpr std::array<std::pair<std::string_view, Command::Verb>, 4> verbs = {
      {{"extract", extract}, {"schema", schema}, {"site", site}, {"warc", warc}}};
  for (const auto& [name, verb] : verbs) {
    if (arguments.front() != name) continue;
    arguments = arguments.subspan(1);
    return verb;
  }
  return extract;
}

}  // namespace

tl::expected<Command, std::string> parse_command(std::span<const std::string> arguments,
                                                 const Configuration& configuration) {
  Command command;
  command.verb = take_verb(arguments);

  const auto options_end = std::find(arguments.begin(), arguments.end(), "--");
  auto parsed = parse_options({arguments.begin(), options_end});
  if (!parsed) return tl::unexpected(std::move(parsed).error());
  command.inputs = std::move(parsed->inputs);
  if (options_end != arguments.end()) {
    command.inputs.insert(command.inputs.end(), options_end + 1, arguments.end());
  }

  // The command line is read first for its errors and for what it says of the configuration, and
  // goes last, as it counts most.
  Settings on_command_line;
  for (const GivenOption& given : parsed->options) {
    if (auto applied = apply(given, on_command_line); !applied) {
      return tl::unexpected(std::move(applied).error());
    }
  }
  if (on_command_line.help || on_command_line.version) {
    command.settings = std::move(on_command_line);
    return command;
  }
  if (!on_command_line.no_configuration) {
    const auto values = configuration();
    if (!values) return tl::unexpected(values.error());
    for (const ConfiguredValue& value : *values) {
      if (auto applied = apply(value, command.settings); !applied) {
        return tl::unexpected(std::move(applied).error());
      }
    }
    // A habit, which gives way where the output is one record a line.
    command.settings.pretty_where_possible = std::exchange(command.settings.pretty, false);
  }
  for (const GivenOption& given : parsed->options) {
    static_cast<void>(apply(given, command.settings));
  }
  if (auto checked = check(command); !checked) return tl::unexpected(std::move(checked).error());
  return command;
}

}  // namespace dateline::cli
