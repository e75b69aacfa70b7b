#pragma once

#include "dateline/article.h"
#include "dateline/listing.h"

/// An article of which every field is filled, and every kind of block is used.
dateline::Article full_article();

/// A listing of which every field is filled.
dateline::Listing full_listing();
