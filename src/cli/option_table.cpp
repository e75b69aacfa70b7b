#include "cli/option_table.h"

#include <algorithm>
#include <array>
#include <limits>

#include "cli/values.h"
#include "text/charset.h"
#include "text/fold.h"

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

Outcome set_pause(Settings& settings, const std::string& value) {
  const auto pause = duration(value);
  if (!pause && value != "0") return needs("a number of seconds, such as 0 or 2.5");
  settings.pause = pause.value_or(std::chrono::milliseconds(0));
  return {};
}

Outcome set_checkpoint(Settings& settings, const std::string& value) {
  return set_seconds(settings.checkpoint_after, value);
}

Outcome set_per_host(Settings& settings, const std::string& value) {
  const auto requests = whole_number(value, 1, 64);
  if (!requests) return needs("a whole number from 1 to 64");
  settings.fetch.per_host = static_cast<unsigned>(*requests);
  return {};
}

Outcome add_input_list(Settings& settings, const std::string& value) {
  settings.input_lists.push_back(value);
  return {};
}

Outcome add_hosts(Settings& settings, const std::string& value) {
  std::size_t count = 0;
  for (std::size_t from = 0; from <= value.size();) {
    const std::size_t end = std::min(value.find(',', from), value.size());
    const std::string_view host =
        text::trim_ascii(std::string_view(value).substr(from, end - from));
    const bool is_one = std::all_of(host.begin(), host.end(), [](char c) {
      return c > ' ' && c <= '~' && c != '/' && c != ':';
    });
    if (host.empty() || !is_one) break;
    settings.hosts.emplace_back(host);
    ++count;
    from = end + 1;
    if (end == value.size()) return {};
  }
  settings.hosts.resize(settings.hosts.size() - count);
  return needs(
      "names of hosts as URLs have them, such as caliber.az or "
      "*.caliber.az,xn--mxahbxey0c.example");
}

template <std::optional<std::uint64_t> Settings::*number>
Outcome set_position(Settings& settings, const std::string& value) {
  settings.*number = whole_number(value, 0, std::numeric_limits<std::int64_t>::max());
  if (!(settings.*number)) return needs("a number of bytes");
  return {};
}

Outcome set_base_url(Settings& settings, const std::string& value) {
  if (!is_url(value)) return needs("an absolute URL, such as https://news.example/");
  settings.base_url = value;
  return {};
}

Outcome set_charset(Settings& settings, const std::string& value) {
  if (!text::encoding_for_label(value)) {
    return needs("the name of an encoding, such as utf-8 or windows-1251");
  }
  settings.charset = value;
  return {};
}

Outcome set_progress(Settings& settings, const std::string& value) {
  if (value == "auto") {
    settings.progress = ProgressStyle::automatic;
  } else if (value == "plain") {
    settings.progress = ProgressStyle::plain;
  } else if (value == "none") {
    settings.progress = ProgressStyle::none;
  } else {
    return needs("auto, plain or none");
  }
  return {};
}

Outcome set_parser(Settings& settings, const std::string& value) {
  if (value != "skeleton" && value != "reference") return needs("skeleton or reference");
  settings.parser = value == "reference" ? ParserKind::reference : ParserKind::skeleton;
  return {};
}

template <std::optional<std::string> Settings::*text>
Outcome set_text(Settings& settings, const std::string& value) {
  settings.*text = value;
  return {};
}

// Of these two the last one counts.
template <Verbosity verbosity>
Outcome set_verbosity(Settings& settings, const std::string& value) {
  if (value == "true") {
    settings.verbosity = verbosity;
  } else if (settings.verbosity == verbosity) {
    settings.verbosity = Verbosity::normal;
  }
  return {};
}

template <bool Settings::*flag>
Outcome set_flag(Settings& settings, const std::string& value) {
  settings.*flag = value == "true";
  return {};
}

// Of these two the last one counts.
template <bool isolate>
Outcome set_isolation(Settings& settings, const std::string& value) {
  if (value == "true") {
    settings.isolate = isolate;
  } else if (settings.isolate == isolate) {
    settings.isolate.reset();
  }
  return {};
}

using enum Option::Scope;

constexpr std::array options = {
    Option{"Inputs", "-i,--input-list", "LIST", "more inputs, one a line of a file; - is stdin",
           add_input_list, command_line},
    Option{"Inputs", "-0,--null", "", "the list's entries end with NUL (find -print0)",
           set_flag<&Settings::nul_separated>, command_line},
    Option{"Inputs", "--host", "LIST", "archives: only these, caliber.az,*.example", add_hosts},
    Option{"Inputs", "--offset", "N", "the one record of an archive that begins there",
           set_position<&Settings::offset>, command_line},
    Option{"Inputs", "--length", "N", "and the bytes that it takes",
           set_position<&Settings::length>, command_line},
    Option{"Inputs", "--verify", "", "compare archives' records with their digests",
           set_flag<&Settings::verify>},
    Option{"Inputs", "--base-url", "URL", "where saved pages came from", set_base_url,
           command_line},
    Option{"Inputs", "--charset", "NAME", "the pages' encoding, whatever they say", set_charset,
           command_line},
    Option{"Inputs", "--site", "FILE|NAME|none", "the only site profile to use",
           set_text<&Settings::site>},
    Option{"Inputs", "--max-bytes", "N", "the largest page that is read (32M)", set_max_bytes},
    Option{"Inputs", "-j,--jobs", "N", "pages to work on at once (one a processor)", set_jobs},
    Option{"Inputs", "--isolate", "", "all pages in processes of their own", set_isolation<true>},
    Option{"Inputs", "--no-isolate", "", "pages of archives in this process, too",
           set_isolation<false>},
    Option{"Output", "-f,--format", "json|ndjson", "several inputs: one array, or a record a line",
           set_format},
    Option{"Output", "--pretty", "", "indent JSON by two blanks", set_flag<&Settings::pretty>},
    Option{"Output", "--fields", "LIST", "only these: headline,body.text,read_also.title",
           set_fields},
    Option{"Output", "--lists", "", "pages that list articles give title and items",
           set_flag<&Settings::lists>},
    Option{"Output", "--evidence", "", "say where on the page each field came from",
           set_flag<&Settings::evidence>},
    Option{"Output", "-o,--output", "FILE", "replace FILE at the end; until then FILE.part",
           set_text<&Settings::output>, command_line},
    Option{"Output", "--errors", "FILE", "errors go there; -i FILE tries them again",
           set_text<&Settings::errors>, command_line},
    Option{"Output", "--resume", "", "go on where the same run was interrupted (-o)",
           set_flag<&Settings::resume>, command_line},
    Option{"Output", "--unordered", "", "records as they are made, not in input order",
           set_flag<&Settings::unordered>},
    Option{"Messages", "-q,--quiet", "", "no errors, summary or progress on stderr",
           set_verbosity<Verbosity::quiet>},
    Option{"Messages", "-v,--verbose", "", "also a line for each article and each retry",
           set_verbosity<Verbosity::verbose>},
    Option{"Messages", "--progress", "auto|plain|none", "auto: on a terminal, after a second",
           set_progress},
    Option{"Fetching", "-A,--user-agent", "TEXT", "the User-Agent that servers see",
           set_user_agent},
    Option{"Fetching", "--connect-timeout", "SECONDS", "to reach a server (10)",
           set_connect_timeout},
    Option{"Fetching", "--timeout", "SECONDS", "for a whole fetch (60)", set_timeout},
    Option{"Fetching", "--per-host", "N", "requests at a time to one host (1)", set_per_host},
    Option{"Fetching", "--pause", "SECONDS", "between two requests to one host (1)", set_pause},
    Option{"Other", "--no-config", "", "ignore configuration and DATELINE_*",
           set_flag<&Settings::no_configuration>, command_line},
    Option{"Other", "-h,--help", "", "print this", set_flag<&Settings::help>, command_line},
    Option{"Other", "--version", "", "print its version and its libraries'",
           set_flag<&Settings::version>, command_line},
    Option{"Other", "--parser", "skeleton|reference", "which parser reads the pages", set_parser,
           command_line, true},
    Option{"Other", "--worker", "FILE", "the worker program", set_text<&Settings::worker>,
           command_line, true},
    Option{"Other", "--model", "FILE", "what finds the body", set_text<&Settings::model>,
           command_line, true},
    Option{"Other", "--checkpoint", "SECONDS", "how often --resume's journal is written",
           set_checkpoint, command_line, true},
};

}  // namespace

std::span<const Option> option_table() {
  return options;
}

std::string_view long_name(const Option& option) {
  return option.names.substr(option.names.find("--") + 2);
}

std::string environment_name(const Option& option) {
  std::string name = "DATELINE_";
  for (const char byte : long_name(option)) {
    name += byte == '-' ? '_' : static_cast<char>(byte - 'a' + 'A');
  }
  return name;
}

}  // namespace dateline::cli
