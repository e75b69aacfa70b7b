#pragma once

#include "dateline/article.h"

/// An article of which every field is filled, and every kind of block is used.
dateline::Article full_article();
