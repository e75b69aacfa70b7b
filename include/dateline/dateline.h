#pragma once

/// The extractor without the network: link dateline::core.
///
///     dateline::Page page{.input = "a.html", .bytes = read("a.html")};
///     auto article = dateline::extract(page);
///     std::puts(article ? dateline::to_json(*article).c_str() : article.error().message.c_str());

#include "dateline/article.h"
#include "dateline/error.h"
#include "dateline/extract.h"
#include "dateline/json.h"
#include "dateline/listing.h"
#include "dateline/page.h"
#include "dateline/site.h"
#include "dateline/version.h"
