#pragma once

#include "content/outline.h"

namespace dateline::content {

/// 1 to 6 for <h1> to <h6>; 0 for any other element.
int heading_level(const OutlineElement& element);

}  // namespace dateline::content
