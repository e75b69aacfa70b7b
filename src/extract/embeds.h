#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/article.h"
#include "extract/links.h"
#include "html/document.h"

namespace dateline::extraction {

/// What an element brings in from another service: a frame, a player, a quoted post (blockquote
/// with the service's class or a link to the post alone), a widget's script. Empty for what embeds
/// nothing, and for advertisements.
std::optional<Embed> read_embed(html::Node element, const Links& links);

/// Whether a service shows films.
bool is_video_provider(std::string_view provider);

}  // namespace dateline::extraction
