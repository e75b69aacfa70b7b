#pragma once

#include <functional>
#include <string>

namespace dateline::fuzz {

/// A page of which `is_finding` holds, as it does of `page`, and of which it does no more when any
/// tag, text or byte is left out: delta debugging (Zeller and Hildebrandt, 2002), first by tags and
/// texts, then by bytes.
std::string reduced(const std::string& page,
                    const std::function<bool(const std::string&)>& is_finding);

}  // namespace dateline::fuzz
