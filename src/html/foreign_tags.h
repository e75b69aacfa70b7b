#pragma once

#include "html/tag_set.h"

namespace dateline::html {

/// Start tags that end SVG and MathML content (13.2.6.5, foreign content).
inline constexpr TagSet ends_foreign_content = {
    Tag::b,      Tag::big,    Tag::blockquote, Tag::body,    Tag::br,    Tag::center, Tag::code,
    Tag::dd,     Tag::div,    Tag::dl,         Tag::dt,      Tag::em,    Tag::embed,  Tag::h1,
    Tag::h2,     Tag::h3,     Tag::h4,         Tag::h5,      Tag::h6,    Tag::head,   Tag::hr,
    Tag::i,      Tag::img,    Tag::li,         Tag::listing, Tag::menu,  Tag::meta,   Tag::nobr,
    Tag::ol,     Tag::p,      Tag::pre,        Tag::ruby,    Tag::s,     Tag::small,  Tag::span,
    Tag::strong, Tag::strike, Tag::sub,        Tag::sup,     Tag::table, Tag::tt,     Tag::u,
    Tag::ul,     Tag::var,
};

/// Elements of SVG that hold HTML (13.2.6, HTML integration points).
inline constexpr TagSet holds_html_in_svg = {Tag::desc, Tag::foreignobject, Tag::title};

}  // namespace dateline::html
