#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "dateline/extract.h"
#include "dateline/fetch.h"
#include "dateline/json.h"

namespace dateline::cli {

enum class Format : std::uint8_t { json, ndjson };

/// How much is said on standard error.
enum class Verbosity : std::uint8_t {
  quiet,    ///< only why the program cannot do its work
  normal,   ///< and each error record, and a summary
  verbose,  ///< and each article, and each further try of a fetch
};

enum class ProgressStyle : std::uint8_t { automatic, plain, none };

/// What the options say. Inputs are no option.
struct Settings {
  bool help = false;
  bool version = false;
  bool no_configuration = false;

  std::vector<std::string> input_lists;
  bool nul_separated = false;           ///< the entries of the lists
  std::vector<std::string> hosts;       ///< patterns; of archives
  std::optional<std::uint64_t> offset;  ///< of a record in the one archive that is named
  std::optional<std::uint64_t> length;  ///< the same
  bool verify = false;                  ///< digests in archives
  std::optional<std::string> base_url;
  std::optional<std::string> charset;

  std::optional<Format> format;        ///< by the inputs when it is not named
  bool pretty = false;                 ///< the command line says so
  bool pretty_where_possible = false;  ///< the configuration does: not for one record a line
  std::optional<FieldSelection> fields;
  bool evidence = false;
  bool lists = false;
  std::optional<std::string> output;  ///< standard output when it is not named
  std::optional<std::string> errors;  ///< with the other records when it is not named
  bool unordered = false;
  bool resume = false;
  std::chrono::milliseconds checkpoint_after{1'000};  ///< as run::Destination has it

  Verbosity verbosity = Verbosity::normal;
  ProgressStyle progress = ProgressStyle::automatic;

  std::optional<std::string> site;    ///< all known ones when it is not named
  std::optional<bool> isolate;        ///< pages of archives alone where it is not set
  std::optional<std::string> worker;  ///< the worker program; found where it is not named
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  Limits limits;
  ParserKind parser = ParserKind::skeleton;
  std::optional<std::string> model;
  FetchOptions fetch;                              ///< but for its pause
  std::optional<std::chrono::milliseconds> pause;  ///< FetchOptions::pause when it is not named
};

}  // namespace dateline::cli
