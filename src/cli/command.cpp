#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "cli/option_table.h"
#include "cli/site_verb.h"
#include "text/nearest_name.h"

namespace dateline::cli {
namespace {

// "--jobs" of "-j,--jobs".
std::string long_name(const Option& option) {
  return std::string(option.names.substr(option.names.find("--")));
}

std::string unknown_option(const std::string& argument) {
  std::vector<std::string> names;
  for (const Option& option : option_table()) names.push_back(long_name(option));
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
    const std::string known = long_name(option);
    if (name != known && name != known.substr(2)) continue;
    return known + (option.metavar.empty() ? " takes no value" : " needs a value");
  }
  return std::string(message);
}

// An option that was given "--option=": the parser would take the next argument for its value.
std::string option_with_empty_value(std::span<const std::string> arguments) {
  for (const std::string& argument : arguments) {
    if (argument.starts_with("--") && argument.ends_with('=')) {
      return argument.substr(0, argument.size() - 1);
    }
  }
  return {};
}

bool looks_like_option(const std::string& argument) {
  return argument.size() > 1 && argument.front() == '-';
}

// CLI11 sees the options and nothing else: it would read a file's name such as "[draft]" as a list.
// What it does not know, it gives back in order.
tl::expected<void, std::string> parse_options(std::vector<std::string> arguments,
                                              Command& command) {
  CLI::App parser;
  parser.set_help_flag("");
  parser.allow_extras();
  std::vector<std::pair<const Option*, const CLI::Option*>> parsed;
  for (const Option& option : option_table()) {
    const std::string names(option.names);
    CLI::Option* added = option.metavar.empty() ? parser.add_flag(names)->disable_flag_override()
                                                : parser.add_option(names);
    added->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    parsed.emplace_back(&option, added);
  }

  const std::string unfinished = option_with_empty_value(arguments);
  if (!unfinished.empty()) return tl::unexpected(unfinished + " needs a value");

  std::reverse(arguments.begin(), arguments.end());  // as the parser wants them
  try {
    parser.parse(std::move(arguments));
  } catch (const CLI::ArgumentMismatch& error) {
    return tl::unexpected(wrong_number_of_values(error.what()));
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(std::string(error.what()));
  }
  for (std::string& argument : parser.remaining()) {
    if (looks_like_option(argument)) return tl::unexpected(unknown_option(argument));
    command.inputs.push_back(std::move(argument));
  }
  for (const auto& [option, result] : parsed) {
    if (result->count() == 0) continue;
    const std::string& value = result->results().back();
    if (auto set = option->set(command.settings, value); !set) {
      return tl::unexpected(result->get_name() + " " + value + ": " + set.error());
    }
  }
  return {};
}

// What the options and inputs must be together.
tl::expected<void, std::string> check(const Command& command) {
  const Settings& settings = command.settings;
  if (settings.help || settings.version) return {};
  if (command.verb == Command::Verb::schema) {
    if (command.inputs.empty()) return {};
    return tl::unexpected<std::string>(
        "schema takes no input; to read a file of that name: dateline extract schema");
  }
  if (command.verb == Command::Verb::site) return check_site_words(command.inputs);
  if (command.inputs.empty()) return tl::unexpected<std::string>("no input is named");
  return {};
}

}  // namespace

tl::expected<Command, std::string> parse_command(std::span<const std::string> arguments) {
  Command command;
  constexpr std::array<std::pair<std::string_view, Command::Verb>, 3> verbs = {{
      {"extract", Command::Verb::extract},
      {"schema", Command::Verb::schema},
      {"site", Command::Verb::site},
  }};
  const auto* verb = std::find_if(verbs.begin(), verbs.end(), [&](const auto& known) {
    return !arguments.empty() && arguments.front() == known.first;
  });
  if (verb != verbs.end()) {
    command.verb = verb->second;
    arguments = arguments.subspan(1);
  }
  const auto options_end = std::find(arguments.begin(), arguments.end(), "--");
  if (auto parsed = parse_options({arguments.begin(), options_end}, command); !parsed) {
    return tl::unexpected(std::move(parsed).error());
  }
  if (options_end != arguments.end()) {
    command.inputs.insert(command.inputs.end(), options_end + 1, arguments.end());
  }
  if (auto checked = check(command); !checked) return tl::unexpected(std::move(checked).error());
  return command;
}

}  // namespace dateline::cli
