#include "site/sign_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "site/value_reader.h"

namespace dateline::site {

namespace {

/// What a profile calls the signs that need no more than their name.
constexpr std::array<std::pair<std::string_view, Sign::Kind>, 9> named_signs = {{
    {"url-host", Sign::Kind::url_host},
    {"canonical-host", Sign::Kind::canonical_host},
    {"site-name", Sign::Kind::site_name},
    {"title-brand", Sign::Kind::title_brand},
    {"brand-line", Sign::Kind::brand_line},
    {"article-links", Sign::Kind::article_links},
    {"site-links", Sign::Kind::site_links},
    {"views-label", Sign::Kind::views_label},
    {"labelled-list", Sign::Kind::labelled_list},
}};

void read_named_sign(const JsonValue& name, Sign& sign) {
  sign.text = name.text();
  const auto* known = std::find_if(named_signs.begin(), named_signs.end(),
                                   [&](const auto& entry) { return entry.first == sign.text; });
  if (known != named_signs.end()) {
    sign.kind = known->second;
  } else if (!sign.text.empty()) {
    std::array<std::string_view, named_signs.size()> names;
    std::transform(named_signs.begin(), named_signs.end(), names.begin(),
                   [](const auto& entry) { return entry.first; });
    name.unknown("sign", sign.text, names);
  }
}

Sign read_sign(const JsonValue& value) {
  Sign sign;
  if (!value.expect_members({"selector", "url_path", "date_text", "sign", "weight"})) return sign;
  value.expect_one_of({"selector", "url_path", "date_text", "sign"}, "a sign",
                      "\"sign\": \"url-host\"");
  if (const auto selector = value.member("selector")) {
    sign.kind = Sign::Kind::selector;
    sign.selector = read_selector(*selector);
    if (sign.selector) sign.text = sign.selector->text();
  } else if (const auto path = value.member("url_path")) {
    sign.kind = Sign::Kind::url_path;
    sign.text = read_pattern(*path);
  } else if (const auto date = value.member("date_text")) {
    sign.kind = Sign::Kind::date_text;
    sign.text = read_pattern(*date);
  } else if (const auto name = value.member("sign")) {
    read_named_sign(*name, sign);
  }
  if (const auto weight = value.member("weight")) sign.weight = weight->integer().value_or(1);
  return sign;
}

}  // namespace

std::vector<Sign> read_signs(const JsonValue& parent, std::string_view example) {
  std::vector<Sign> signs;
  if (const auto list = parent.required("signs", example)) {
    for (const JsonValue& value : list->elements()) signs.push_back(read_sign(value));
  }
  return signs;
}

}  // namespace dateline::site
