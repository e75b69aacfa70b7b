#pragma once

#include <string>
#include <string_view>

#include "html/document.h"

namespace dateline::html {

/// A Document in the normal form in which the trees of two parsers are compared. A line for each
/// element: its depth, its name, where its start tag stands and where its own end tag ends ("-"
/// where it has none), and each attribute with its value. A line for each text between two edges of
/// elements, white space folded to one blank and cut off at both ends: its depth, where its first
/// character stands that is not blank, and its characters. A line for each comment at the end: its
/// place, and its text. Blank texts give no line, and what stands in a <script>, <style> or another
/// raw text element, in an <svg> or in a <template> is left out.
std::string outline(const Document& document, std::string_view source);

/// The same without the places in the source, and with the attributes in alphabetical order: a
/// normal form for trees that come from elsewhere too.
std::string outline_without_places(const Document& document);

/// Whether it is left out what stands in such an element.
bool is_opaque(Tag tag);

/// The text with each white space as one blank, and none at its ends.
std::string folded(std::string_view text);

/// All of the text that the page shows, in one line without white space: for trees of which tags
/// were left out.
std::string all_text(const Document& document);

}  // namespace dateline::html
