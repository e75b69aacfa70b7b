#pragma once

#include "text/nearest_name.h"

namespace dateline::write {

using text::nearest_name;

}  // namespace dateline::write
