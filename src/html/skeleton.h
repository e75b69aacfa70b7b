#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/balanced_elements.h"
#include "html/token.h"

namespace dateline::html {

/// What Gumbo sees of a page. It takes some 30 to 50 nanoseconds for each byte it is given, while
/// the shape of the tree depends on few of them: on the names of tags, on where there is text, and
/// on hardly an attribute. So it is given these alone: `<div>X<p>X</p></div>`.
///
/// - A run of text that is not blank is one character, whose code point is its number: it keeps its
///   name wherever the tree construction moves it. A blank run is one blank, or, from the first
///   <pre> on, itself.
/// - Start tags have no attributes. The exceptions, all made for what the tree construction
///   compares: <input type=hidden>; a hash of the attributes of a formatting element; and on <html>
///   and <body>, whose attributes may come from several tags, the number of the token.
/// - All elements that Gumbo does not know are alike to it: <x>.
/// - What stands in a balanced element is left out, where nothing around it has an influence on it;
///   and what stands right behind <head> and can only be a child of it (<meta>, <script> ...).
/// - So is a blank run beside the edge of a block, where nobody sees it.
/// - Comments, raw text and what stands in a <template> are left out, doctypes kept. Where the tree
///   construction moves text, an empty comment stays, since it parts one run from the next.
/// - Tags of elements that would be open above OpenElements::depth_limit are left out, and end tags
///   of nothing behind the first few.
struct Skeleton {
  /// Text tokens side by side, without a tag between them that is in the skeleton.
  struct Run {
    std::uint32_t first_token = 0;
    std::uint32_t last_token = 0;  ///< one past the last
    /// How many of its bytes, blanks all, stand before it in the skeleton.
    std::uint32_t bytes_apart = 0;
  };

  std::string text;
  static constexpr std::uint32_t no_token = 0xFFFF'FFFF;
  std::vector<std::uint32_t> token_at;  ///< by offset in `text`: which token begins there
  std::vector<Run> runs;
  /// By token, for a start tag: behind the last token of its element's content that is left out,
  /// and so is all from the start tag on; 0 for none.
  std::vector<std::uint32_t> left_out_to;
  /// By token, whether left out or not: for the writer, which may leave nothing here.
  std::vector<BalancedElement> balanced;
  /// Tags were left out: those of elements too deep in the tree, or all behind the last element or
  /// run that the tree has room for, or that there is a code point for.
  bool is_too_deep = false;
  /// What only the page itself tells to Gumbo: MathML, raw text in a <select>, open <svg> and
  /// <template>, <frameset>, <xmp>, <plaintext>, <isindex>, NULs in text. The skeleton has it left
  /// out.
  bool has_rare_construct = false;

  /// The run that a code point is the name of.
  static std::size_t run_number(char32_t code_point);
  static bool is_run(char32_t code_point) { return code_point >= 0x2'0000; }
};

/// What `skeleton` holds is replaced.
void write_skeleton(std::string_view source, const Scan& scan, Skeleton& skeleton);

}  // namespace dateline::html
