#include <string_view>

#include "html/flow_tags.h"
#include "html/skeleton_writer.h"
#include "text/utf8.h"

namespace dateline::html {
namespace {

// The supplementary planes from the second on, without their last two code points, which are
// noncharacters.
constexpr char32_t first_run = 0x2'0000;
constexpr char32_t plane_size = 0x1'0000;
constexpr std::size_t runs_of_plane = plane_size - 2;
constexpr std::size_t most_runs = 15 * runs_of_plane;

/// A run's number as a code point.
char32_t name_of_run(std::size_t number) {
  const std::size_t plane = number / runs_of_plane;
  return static_cast<char32_t>(first_run + plane * plane_size + number % runs_of_plane);
}

}  // namespace

std::size_t Skeleton::run_number(char32_t code_point) {
  const char32_t place = code_point - first_run;
  return place / plane_size * runs_of_plane + place % plane_size;
}

/// A comment ends a run of text, which is to be seen in four places: inside of a table, where a run
/// is moved as a whole; before </form> and the ends of formatting elements, behind which Gumbo puts
/// a run that has no end; and behind <pre>, where a line end is left out.
void SkeletonWriter::write_comment(std::uint32_t index) {
  const bool is_seen = open_.may_have(Tag::table) || open_.may_have(Tag::form) ||
                       open_.may_have_formatting() || is_behind_pre(index);
  if (!is_seen) return;
  out_.text += "<!---->";
  goes_on_with_run_ = false;
}

void SkeletonWriter::write_text(std::uint32_t index) {
  const Token& token = scan_.tokens[index];
  const std::string_view text = characters(token.content);
  if (scan_.has_dropped_nul(source_, token)) out_.has_rare_construct = true;
  if (goes_on_with_run_) {
    out_.runs.back().last_token = index + 1;
    return;
  }
  if (token.is_blank) {
    if (!is_at_edge(index)) write_blanks(index, text);
    return;
  }
  may_have_doctype_ = false;
  is_before_head_ = false;
  const std::string_view blanks = text.substr(0, blanks_apart(index));
  write_blanks(index, blanks);
  begin_run({index, index + 1, static_cast<std::uint32_t>(blanks.size())});
  goes_on_with_run_ = true;
  if (out_.runs.size() == most_runs) read_rest_as_one_run(next_);
}

void SkeletonWriter::begin_run(const Skeleton::Run& run) {
  note(run.first_token);
  text::append_code_point(out_.text, name_of_run(out_.runs.size()));
  out_.runs.push_back(run);
}

/// From a token on, where there is no name for another run, or no room for the tree.
void SkeletonWriter::read_rest_as_one_run(std::uint32_t index) {
  next_ = static_cast<std::uint32_t>(scan_.tokens.size());
  if (!goes_on_with_run_) begin_run({.first_token = index});
  out_.runs.back().last_token = next_;
  out_.is_too_deep = true;
}

/// How many bytes of a text are blanks to which something else happens than to what follows them:
/// they do not end the head, or the columns of a table, and a line end behind <pre> is left out.
std::size_t SkeletonWriter::blanks_apart(std::uint32_t index) const {
  const std::string_view text = characters(scan_.tokens[index].content);
  if (is_before_body_ || is_in_columns_) return text.find_first_not_of("\t\n\f\r ");
  return is_behind_pre(index) && text.front() == '\n' ? 1 : 0;
}

/// Whether a blank run stands beside the edge of a block that is surely one, with no formatting
/// element open that it might belong to.
bool SkeletonWriter::is_at_edge(std::uint32_t index) const {
  if (keeps_blanks_ || open_.may_have_formatting() || may_be_in_select_) return false;
  if (edge_ == index) return true;
  if (index + 1 == scan_.tokens.size()) return false;
  const Token& next = scan_.tokens[index + 1];
  return next.type == TokenType::start_tag && flow_tags.contains(next.tag);
}

bool SkeletonWriter::is_behind_pre(std::uint32_t index) const {
  if (index == 0) return false;
  const Token& before = scan_.tokens[index - 1];
  return before.type == TokenType::start_tag && preformatted_tags.contains(before.tag);
}

void SkeletonWriter::write_blanks(std::uint32_t index, std::string_view blanks) {
  if (blanks.empty()) return;
  note(index);
  if (keeps_blanks_) {
    // A carriage return comes from a character reference, and is no line end.
    for (const char blank : blanks) out_.text += blank == '\r' ? ' ' : blank;
  } else {
    out_.text += ' ';
  }
}

}  // namespace dateline::html
