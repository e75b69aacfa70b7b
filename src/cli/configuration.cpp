#include "cli/configuration.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>

#include "cli/option_table.h"
#include "text/nearest_name.h"

namespace dateline::cli {
namespace {

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): one thread yet
  if (value == nullptr) return std::nullopt;
  return value;
}

// Of a list of folders; by the specification relative ones are passed over.
std::vector<std::string> absolute_folders(std::string_view colon_separated) {
  std::vector<std::string> folders;
  while (!colon_separated.empty()) {
    const std::string_view folder = colon_separated.substr(0, colon_separated.find(':'));
    colon_separated.remove_prefix(std::min(colon_separated.size(), folder.size() + 1));
    if (folder.starts_with('/')) folders.emplace_back(folder);
  }
  return folders;
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text.append(text.empty() ? "" : ",").append(value);
  return text;
}

std::string unknown_setting(const std::string& file, const std::string& name) {
  std::vector<std::string> names;
  for (const Option& option : option_table()) {
    if (option.scope == Option::Scope::anywhere) names.emplace_back(long_name(option));
  }
  std::string message = file + ": there is no setting \"" + name + "\"";
  const std::string_view nearest = text::nearest_name(name, names);
  if (!nearest.empty()) message.append("; did you mean \"").append(nearest).append("\"?");
  return message;
}

void skip_byte_order_mark(std::ifstream& file) {
  for (const char expected : {'\xEF', '\xBB', '\xBF'}) {
    if (file.peek() != std::ifstream::traits_type::to_int_type(expected)) return;
    file.get();
  }
}

// The file's settings are appended to `values`.
tl::expected<void, std::string> read_file(const std::string& path,
                                          std::vector<ConfiguredValue>& values) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status) && status.type() != std::filesystem::file_type::none) {
    return {};
  }
  if (status.type() == std::filesystem::file_type::none) {
    return tl::unexpected(path + " cannot be read: " + error.message());
  }
  // A device, such as /dev/null, may stand in for a file.
  if (!is_regular_file(status) && !is_character_file(status)) {
    return tl::unexpected(path + " is no file");
  }
  std::ifstream file(path);
  if (!file) {
    return tl::unexpected(path + " cannot be read: " + std::generic_category().message(errno));
  }
  skip_byte_order_mark(file);
  try {
    for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_config(file)) {
      if (item.name == "++" || item.name == "--") continue;  // a section begins or ends
      std::string name = item.fullname();
      const auto options = option_table();
      const bool is_known = std::any_of(options.begin(), options.end(), [&](const Option& option) {
        return option.scope == Option::Scope::anywhere && long_name(option) == name;
      });
      if (!is_known) return tl::unexpected(unknown_setting(path, name));
      std::string source = path;
      source.append(": ").append(name);
      values.push_back({std::move(name), joined(item.inputs), std::move(source)});
    }
  } catch (const CLI::Error& failure) {
    return tl::unexpected(path + " cannot be read: " + failure.what());
  }
  return {};
}

}  // namespace

std::vector<std::string> configuration_folders() {
  const std::string dirs = environment_variable("XDG_CONFIG_DIRS").value_or("");
  std::vector<std::string> folders = absolute_folders(dirs.empty() ? "/etc/xdg" : dirs);
  std::reverse(folders.begin(), folders.end());

  const std::string home = environment_variable("HOME").value_or("");
  const std::string config_home = environment_variable("XDG_CONFIG_HOME").value_or("");
  if (config_home.starts_with('/')) {
    folders.push_back(config_home);
  } else if (home.starts_with('/')) {
    folders.push_back(home + "/.config");
  }
  for (std::string& folder : folders) folder += "/dateline";
  return folders;
}

tl::expected<std::vector<ConfiguredValue>, std::string> read_configuration(
    std::span<const std::string> folders) {
  std::vector<ConfiguredValue> values;
  for (const std::string& folder : folders) {
    if (auto read = read_file(folder + "/config.toml", values); !read) {
      return tl::unexpected(std::move(read).error());
    }
  }
  for (const Option& option : option_table()) {
    if (option.scope != Option::Scope::anywhere) continue;
    std::string name = environment_name(option);
    auto value = environment_variable(name);
    if (value && !value->empty()) {
      values.push_back({std::string(long_name(option)), std::move(*value), std::move(name)});
    }
  }
  return values;
}

}  // namespace dateline::cli
