#pragma once

#include <optional>
#include <string_view>

#include "dateline/article.h"
#include "extract/json_ld.h"
#include "extract/page_view.h"

namespace dateline::extraction {

/// What says that an article's text is not there for all, as a warning's message: its JSON-LD
/// (isAccessibleForFree), a <meta> ("locked"), or that the text is short or breaks off and an
/// invitation to subscribe to read on stands right behind it. Nothing where none does.
///
/// `story` may be null. `last_run` is where the last text of the body stands in the page, or the
/// headline when there is no body; no_node when the page does not print it.
std::optional<std::string_view> find_paywall(const PageView& view, const JsonLdArticle* story,
                                             html::NodeIndex last_run, const Body& body);

/// Whether a line, by its text::comparison_key(), invites to subscribe in order to read on, or says
/// that an article is for subscribers, in one of many languages. `with_loose_ones`: also by words
/// that invitations of other kinds have too.
bool is_paywall_label(std::string_view key, bool with_loose_ones);

}  // namespace dateline::extraction
