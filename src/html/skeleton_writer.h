#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "html/balanced_elements.h"
#include "html/open_elements.h"
#include "html/skeleton.h"
#include "html/token.h"

namespace dateline::html {

/// Writes the skeleton of one page, token by token.
class SkeletonWriter {
 public:
  SkeletonWriter(std::string_view source, const Scan& scan, Skeleton& skeleton)
      : source_(source), scan_(scan), out_(skeleton), balanced_(skeleton.balanced) {}

  void write();

 private:
  void read_start_tag(std::uint32_t index);
  void read_end_tag(std::uint32_t index);
  void read_head();
  void open_left_out();
  void show_raw_text();
  void read_template(std::uint32_t index);

  void write_doctype(std::uint32_t index);
  void write_comment(std::uint32_t index);
  void write_start_tag(std::uint32_t index);
  void write_end_tag(std::uint32_t index);
  void write_attributes(std::uint32_t index, std::uint32_t attributes_hash);
  void write_attribute(char kind, std::uint32_t number, int base);
  void write_text(std::uint32_t index);
  void begin_run(const Skeleton::Run& run);
  void read_rest_as_one_run(std::uint32_t index);
  void write_blanks(std::uint32_t index, std::string_view blanks);
  std::size_t blanks_apart(std::uint32_t index) const;
  bool is_behind_pre(std::uint32_t index) const;
  bool is_at_edge(std::uint32_t index) const;
  bool is_hidden_input(const Token& token) const;
  bool knows_content(std::uint32_t index) const;

  std::string_view characters(SourceRange range) const { return scan_.characters(source_, range); }
  void note(std::uint32_t index) {
    out_.token_at.resize(out_.text.size() + 1, Skeleton::no_token);
    out_.token_at.back() = index;
  }

  std::string_view source_;
  const Scan& scan_;
  Skeleton& out_;
  const std::vector<BalancedElement>& balanced_;
  OpenElements open_;
  std::uint32_t next_ = 0;      // the token that is to be read
  std::uint32_t edge_ = 0;      // the token that follows the edge of a block
  std::size_t most_nodes_ = 0;  // elements and runs
  std::size_t elements_ = 0;
  std::size_t merged_tags_ = 0;
  std::size_t stray_end_tags_ = 0;
  std::size_t left_out_tokens_ = 0;  // of balanced elements
  std::size_t left_out_ = 0;  // elements of rare constructs, without those that end tags closed
  bool has_html_ = false;
  bool is_before_head_ = true;
  bool may_have_doctype_ = true;
  bool is_before_body_ = true;
  bool is_in_columns_ = false;
  bool may_be_in_select_ = false;
  bool keeps_blanks_ = false;      // a <pre> came
  bool goes_on_with_run_ = false;  // nothing was written behind the last run
  bool has_open_template_ = false;
};

}  // namespace dateline::html
