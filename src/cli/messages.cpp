#include "cli/messages.h"

#include <unistd.h>

#include <string>
#include <vector>

#include "run/output.h"
#include "text/utf8.h"

namespace dateline::cli {
namespace {

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

// "; warnings: CODE, CODE"; empty without warnings.
std::string about_warnings(const std::vector<std::string>& codes) {
  std::string text;
  std::string_view separator = "; warnings: ";
  for (const std::string& code : codes) {
    text.append(separator).append(code);
    separator = ", ";
  }
  return text;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string utf8;
  text::append_utf8_with_replacement(utf8, text);
  std::string line;
  for (std::size_t position = 0; position < utf8.size();) {
    const text::CodePoint character = text::code_point_at(utf8, position);
    if (is_control(character.value)) {
      line += '?';
    } else {
      line.append(utf8, position, character.length);
    }
    position += character.length;
  }
  return line;
}

void print_line(std::string_view line) {
  static_cast<void>(run::write_all(STDERR_FILENO, printable(line) + "\n"));
}

void print_message(std::string_view message) {
  print_line("dateline: " + std::string(message));
}

std::string with_thousands(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return with_thousands(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string about_record(const worker::Record& record) {
  if (const Error* error = record.error()) {
    return error->input + ": " + std::string(to_string(error->code)) + ": " + error->message;
  }
  if (const worker::ListingNote* listing = record.listing()) {
    std::string text = listing->input + ": listing";
    if (listing->site) text += ": " + *listing->site;
    return text + "; " + counted(listing->items, "item") + about_warnings(listing->warnings);
  }
  const auto& article = std::get<worker::ArticleNote>(record.about);
  std::string text = article.input + ": article";
  if (article.site) text += ": " + *article.site;
  if (article.layout) text += ", " + *article.layout;
  return text + about_warnings(article.warnings);
}

std::string about_run(const run::Summary& summary) {
  std::string text = counted(summary.articles, "article");
  if (summary.listings > 0) text += ", " + counted(summary.listings, "listing");
  text += ", " + counted(summary.error_records(), "error");
  std::string_view separator = ": ";
  for (std::size_t code = 0; code < summary.errors.size(); ++code) {
    if (summary.errors[code] == 0) continue;
    text.append(separator).append(with_thousands(summary.errors[code]));
    text.append(" ").append(to_string(static_cast<ErrorCode>(code)));
    separator = ", ";
  }
  std::uint64_t records = 0;
  for (const std::uint64_t count : summary.passed_over) records += count;
  if (records == 0) return text;
  text += "; " + counted(records, "record") + " passed over";
  separator = ": ";
  for (std::size_t reason = 0; reason < summary.passed_over.size(); ++reason) {
    if (summary.passed_over[reason] == 0) continue;
    text.append(separator).append(with_thousands(summary.passed_over[reason]));
    text.append(" ").append(to_string(static_cast<archive::PassedOver>(reason)));
    separator = ", ";
  }
  return text;
}

}  // namespace dateline::cli
