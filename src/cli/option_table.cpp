#include "cli/option_table.h"

#include <array>

#include "cli/values.h"

namespace dateline::cli {
namespace {

using Outcome = tl::expected<void, std::string>;

tl::unexpected<std::string> needs(std::string_view what) {
  return tl::unexpected("needs " + std::string(what));
}

Outcome set_format(Settings& settings, const std::string& value) {
  if (value != "json" && value != "ndjson") return needs("json or ndjson");
  settings.format = value == "json" ? Format::json : Format::ndjson;
  return {};
}

Outcome set_fields(Settings& settings, const std::string& value) {
  auto fields = FieldSelection::parse(value);
  if (!fields) return tl::unexpected(std::move(fields).error());
  for (const auto& path : fields->paths()) settings.evidence |= path.front() == "evidence";
  settings.fields = std::move(*fields);
  return {};
}

Outcome set_site(Settings& settings, const std::string& value) {
  settings.site = value;
  return {};
}

Outcome set_jobs(Settings& settings, const std::string& value) {
  const auto jobs = whole_number(value, 1, 256);
  if (!jobs) return needs("a whole number from 1 to 256");
  settings.jobs = static_cast<unsigned>(*jobs);
  return {};
}

Outcome set_max_bytes(Settings& settings, const std::string& value) {
  const auto bytes = byte_count(value);
  if (!bytes) return needs("a number of bytes from 1 to 1G, such as 500K or 32M");
  settings.limits.page_bytes = *bytes;
  return {};
}

Outcome set_user_agent(Settings& settings, const std::string& value) {
  settings.fetch.user_agent = value;
  return {};
}

Outcome set_seconds(std::chrono::milliseconds& time, const std::string& value) {
  const auto given = duration(value);
  if (!given) return needs("a number of seconds, such as 10 or 2.5");
  time = *given;
  return {};
}

Outcome set_connect_timeout(Settings& settings, const std::string& value) {
  return set_seconds(settings.fetch.connect_timeout, value);
}

Outcome set_timeout(Settings& settings, const std::string& value) {
  return set_seconds(settings.fetch.total_timeout, value);
}

template <bool Settings::*flag>
Outcome set_flag(Settings& settings, const std::string& /*value*/) {
  settings.*flag = true;
  return {};
}

constexpr std::array options = {
    Option{"Output", "-f,--format", "json|ndjson",
           "one page is an object, more are NDJSON; json makes them an array", set_format},
    Option{"Output", "--pretty", "", "indent JSON by two blanks", set_flag<&Settings::pretty>},
    Option{"Output", "--fields", "LIST",
           "only these fields, such as headline,body.text,read_also.title", set_fields},
    Option{"Output", "--evidence", "", "say where on the page each field came from",
           set_flag<&Settings::evidence>},
    Option{"Output", "-q,--quiet", "", "do not name errors on standard error, only in the output",
           set_flag<&Settings::quiet>},
    Option{"Reading", "--site", "FILE|NAME|none", "the only site profile to use", set_site},
    Option{"Reading", "-j,--jobs", "N", "pages to work on at once (the number of processors)",
           set_jobs},
    Option{"Reading", "--max-bytes", "N", "the largest page that is read (32M)", set_max_bytes},
    Option{"Fetching", "-A,--user-agent", "TEXT", "the User-Agent that servers see",
           set_user_agent},
    Option{"Fetching", "--connect-timeout", "SECONDS", "how long to try to reach a server (10)",
           set_connect_timeout},
    Option{"Fetching", "--timeout", "SECONDS", "how long a fetch may take in all (60)",
           set_timeout},
    Option{"Other", "-h,--help", "", "print this", set_flag<&Settings::help>},
    Option{"Other", "--version", "", "print the version", set_flag<&Settings::version>},
};

}  // namespace

std::span<const Option> option_table() {
  return options;
}

}  // namespace dateline::cli
