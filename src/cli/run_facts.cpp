#include "cli/run_facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "dateline/version.h"
#include "input/place.h"
#include "run/site_choice.h"
#include "run/site_file.h"

namespace dateline::cli {
namespace {

std::string hash_text(std::uint64_t hash) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr;
  return {digits.data(), end};
}

// Short texts as they are, of others what tells them apart.
std::string shown(std::string_view text) {
  constexpr std::size_t longest = 100;
  if (text.size() <= longest) return "\"" + std::string(text) + "\"";
  return std::to_string(text.size()) + " bytes (" + hash_text(input::with_name(0, text)) + ")";
}

std::string shown(const std::optional<std::string>& text) {
  return text ? shown(std::string_view(*text)) : "none";
}

std::string shown(bool is_set) {
  return is_set ? "yes" : "no";
}

std::string shown(const std::vector<std::string>& names) {
  if (names.empty()) return "none";
  if (names.size() == 1) return shown(std::string_view(names.front()));
  std::uint64_t hash = 0;
  for (const std::string& name : names) hash = input::with_name(hash, name);
  return std::to_string(names.size()) + " (" + hash_text(hash) + ")";
}

std::string shown(const std::optional<FieldSelection>& fields) {
  if (!fields) return "all";
  std::string text;
  for (const auto& path : fields->paths()) {
    std::string_view separator = text.empty() ? "" : ",";
    for (const std::string& name : path) {
      text.append(separator).append(name);
      separator = ".";
    }
  }
  return shown(std::string_view(text));
}

std::string shown(const std::optional<StoredRange>& range) {
  if (!range) return "none";
  return std::to_string(range->offset) + ", " + std::to_string(range->length);
}

std::string form_of(const run::Options& options, bool is_single) {
  const std::string form = options.array ? "an array" : (is_single ? "one object" : "lines");
  return options.record.pretty ? form + ", indented" : form;
}

// The profiles' names, and what their texts are as one number.
std::string shown_sites(const std::optional<std::string>& choice,
                        std::span<const std::string> folders) {
  std::uint64_t hash = 0;
  const auto add = [&](const tl::expected<std::string, run::SiteChoiceError>& text) {
    hash = input::with_name(hash, text.value_or(std::string()));
  };
  if (choice == "none") return "none";
  if (choice) {
    add(run::site_json(*choice, folders));
  } else if (const auto known = run::known_sites(folders)) {
    for (const run::KnownSite& site : *known) {
      if (site.file.empty()) {
        add(std::string(built_in_site_json(site.site.name())));
      } else {
        add(run::read_site_text(site.file).value_or(std::string()));
      }
    }
  }
  return (choice ? "\"" + *choice + "\"" : std::string("all")) + " (" + hash_text(hash) + ")";
}

}  // namespace

std::vector<run::Fact> run_facts(const Settings& settings, const input::Sources& sources,
                                 const run::Options& options, bool is_single,
                                 std::span<const std::string> site_folders) {
  return {
      {"dateline's version", std::string(version)},
      {"the inputs", shown(sources.arguments)},
      {"--input-list", shown(sources.lists)},
      {"--null", shown(settings.nul_separated)},
      {"--offset and --length", shown(sources.range)},
      {"--host", shown(settings.hosts)},
      {"--verify", shown(options.verify)},
      {"--base-url", shown(options.base_url)},
      {"--charset", shown(options.record.charset)},
      {"--site", shown_sites(settings.site, site_folders)},
      {"--max-bytes", std::to_string(options.record.limits.page_bytes)},
      {"--format", form_of(options, is_single)},
      {"--fields", shown(settings.fields)},
      {"--lists", shown(options.record.lists)},
      {"--evidence", shown(options.record.evidence)},
      {"--errors", shown(settings.errors)},
      {"--parser", options.record.parser == ParserKind::reference ? "reference" : "skeleton"},
      {"--model", options.record.body_model ? shown(options.record.body_model->provenance())
                                            : std::string("built in")},
  };
}

}  // namespace dateline::cli
