#pragma once

#include "html/tag_set.h"

namespace dateline::html {

/// Blocks that stand wherever their tags do, outside of a <select>. Beside their edges, blanks show
/// nothing.
inline constexpr TagSet flow_tags = {
    Tag::address, Tag::article, Tag::aside,   Tag::blockquote, Tag::center,     Tag::dd,
    Tag::details, Tag::div,     Tag::dl,      Tag::dt,         Tag::figcaption, Tag::figure,
    Tag::footer,  Tag::h1,      Tag::h2,      Tag::h3,         Tag::h4,         Tag::h5,
    Tag::h6,      Tag::header,  Tag::li,      Tag::main,       Tag::nav,        Tag::ol,
    Tag::p,       Tag::section, Tag::summary, Tag::ul};

/// Of their text, a line end right behind the start tag is left out.
inline constexpr TagSet preformatted_tags = {Tag::pre, Tag::listing};

}  // namespace dateline::html
