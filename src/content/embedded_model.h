#pragma once

#include <string_view>

namespace dateline::content {

/// The bytes of training/body.model, compiled in.
std::string_view embedded_model() noexcept;

}  // namespace dateline::content
