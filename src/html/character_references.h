#pragma once

#include <string>
#include <string_view>

/// From a page's own bytes to characters: what the HTML standard's input stream preprocessing
/// (13.2.3.5) and its tokenizer's states for character references (13.2.5.72 and on) do to the
/// text between tags and to the values of attributes.
///
/// `raw` is valid UTF-8 and what lies between two tags as a whole, so that no reference and no CRLF
/// is cut in two (a `<` that begins no tag may be at its edges: it is part of neither). The
/// functions are safe on any bytes.
///
/// In all of them
///  - CRLF and CR become LF;
///  - control characters but tab, LF and form feed, DEL, U+0080 to U+009F and noncharacters become
///    U+FFFD. The standard leaves them as they are; this is what Gumbo does.
///
/// References that are decoded are those of the standard, with its own rules: 80 to 9F as in
/// windows-1252; U+FFFD for 0, surrogates and everything above 10FFFF; all else as it stands,
/// control characters, noncharacters and CR too.
namespace dateline::html {

/// What becomes of U+0000 in text. That depends on where the text stands in the tree: the HTML
/// standard drops it in body and all that it holds, tables, select and templates too, and replaces
/// it in title, textarea, SVG and MathML (but not in their integration points, such as
/// foreignObject, SVG's own title, and mi). It is no white space: in head it begins the body. Yet
/// it does not forbid a frameset, as other characters do.
enum class NulCharacter { dropped, replaced };

/// Whether decoding would change the bytes. When false, none of the functions below does, and `raw`
/// itself is the result. When true, append_text() does; the others may leave them as they are.
bool needs_decoding(std::string_view raw) noexcept;

/// The same for append_raw_text(): exactly whether it would change the bytes.
bool raw_text_needs_decoding(std::string_view raw) noexcept;

/// Appends text in which references are decoded: all but that of append_raw_text().
///
/// The standard leaves out a line feed that begins textarea, pre or listing, also one that comes
/// from a reference, but not one that comes behind NULs that are dropped. That is the caller's to
/// do.
void append_text(std::string& out, std::string_view raw, NulCharacter nul = NulCharacter::dropped);

/// Appends an attribute's value, `raw` without its quotes. References without a semicolon are none
/// where = or an ASCII letter or digit follows. NUL becomes U+FFFD.
void append_attribute_value(std::string& out, std::string_view raw);

/// Appends text without references: of script, style, xmp, iframe, noembed, noframes and plaintext,
/// of comments and of CDATA sections. NUL becomes U+FFFD.
void append_raw_text(std::string& out, std::string_view raw);

}  // namespace dateline::html
