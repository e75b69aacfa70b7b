#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/site.h"
#include "extract/lists.h"
#include "extract/page_view.h"
#include "site/profile.h"

namespace dateline::extraction {

/// A profile that knows the page, with the signs that say so.
struct Recognition {
  const site::Profile* profile = nullptr;
  std::vector<std::string> signs;  ///< as the profile writes them
};

/// The profile whose signs weigh most, if they reach its threshold. A page whose own canonical URL
/// names another site is never recognised, whatever it quotes, unless `url` is of the profile's
/// hosts. `url` is empty when it is unknown.
std::optional<Recognition> recognize(std::span<const Site> sites, const PageView& view,
                                     std::string_view url);

/// The layout whose signs weigh most.
struct LayoutChoice {
  const site::Layout* layout = nullptr;
  std::vector<std::string> signs;
  bool is_guess = false;  ///< no sign spoke for it: the date decided, or nothing did
};

/// `day` is the day of publication or capture (YYYY-MM-DD...), which decides where no sign does; it
/// may be empty.
LayoutChoice choose_layout(const site::Profile& profile, const PageView& view, std::string_view url,
                           std::string_view day);

}  // namespace dateline::extraction
