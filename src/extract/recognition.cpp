#include "extract/recognition.h"

#include <algorithm>

#include "extract/links.h"
#include "site/pattern.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::Tag;
using site::Sign;

constexpr std::size_t fewest_links = 3;

std::string_view host_of(std::string_view url) {
  const auto parts = text::split_url(url);
  return parts ? parts->host : std::string_view();
}

/// Reads signs of one profile from one page.
class SignReader {
 public:
  SignReader(const site::Profile& profile, const PageView& view, std::string_view url)
      : profile_(profile), view_(view), url_(original_url(url)) {
    for (const char* key : {"canonical", "og:url"}) {
      if (const MetadataEntry* entry = view.metadata.first(key);
          entry != nullptr && canonical_.empty()) {
        canonical_ = original_url(entry->value);
      }
    }
  }

  /// Whether the page says that it belongs elsewhere.
  bool is_of_other_site() const {
    const std::string_view host = host_of(canonical_);
    return !host.empty() && !site::is_host_of(profile_, host) &&
           !site::is_host_of(profile_, host_of(url_));
  }

  bool has(const Sign& sign) const {
    switch (sign.kind) {
      case Sign::Kind::selector:
        return static_cast<bool>(html::select_first(view_.body, *sign.selector));
      case Sign::Kind::url_path:
        return has_path(url_, sign.text) || has_path(canonical_, sign.text);
      case Sign::Kind::date_text:
        return has_date_text(sign.text);
      case Sign::Kind::url_host:
        return site::is_host_of(profile_, host_of(url_));
      case Sign::Kind::canonical_host:
        return site::is_host_of(profile_, host_of(canonical_));
      case Sign::Kind::site_name:
        return names_site();
      case Sign::Kind::title_brand:
        return title_ends_with_brand();
      case Sign::Kind::brand_line:
        return has_brand_line();
      case Sign::Kind::article_links:
        return has_links([&](std::string_view reference) { return leads_to_article(reference); });
      case Sign::Kind::site_links:
        return has_links([&](std::string_view reference) { return leads_to_site(reference); });
      case Sign::Kind::views_label:
        return has_views_label();
      case Sign::Kind::labelled_list:
        return has_labelled_list();
    }
    return false;
  }

 private:
  bool has_path(std::string_view url, std::string_view pattern) const {
    const auto parts = text::split_url(url);
    return parts && site::fits(pattern, parts->path);
  }

  /// The first lines with a date decide: the article's stands near the top, or its list rows look
  /// alike.
  bool has_date_text(std::string_view pattern) const {
    constexpr std::size_t most_dates = 4;
    std::size_t dates = 0;
    for (const TextLine& line : view_.lines) {
      if (!line.date || line.is_prose) continue;
      if (site::fits(pattern, std::string_view(line.text())
                                  .substr(line.date->from, line.date->to - line.date->from))) {
        return true;
      }
      if (++dates >= most_dates) break;
    }
    return false;
  }

  bool is_brand(std::string_view text) const {
    return site::has_key(profile_.brand, text::comparison_key_of_folded(text));
  }

  bool names_site() const {
    for (const char* key : {"og:site_name", "application-name", "publisher"}) {
      const MetadataEntry* entry = view_.metadata.first(key);
      if (entry != nullptr && is_brand(entry->value)) return true;
    }
    return false;
  }

  bool title_ends_with_brand() const {
    const MetadataEntry* entry = view_.metadata.first("title");
    if (entry == nullptr) return false;
    const std::size_t blank = entry->value.rfind(' ');
    return is_brand(
        std::string_view(entry->value).substr(blank == std::string::npos ? 0 : blank + 1));
  }

  bool has_brand_line() const {
    return std::any_of(view_.lines.begin(), view_.lines.end(), [&](const TextLine& line) {
      return site::has_key(profile_.brand, line.key) && !line.in_navigation && !line.is_link;
    });
  }

  bool has_views_label() const {
    return std::any_of(view_.lines.begin(), view_.lines.end(), [&](const TextLine& line) {
      return std::any_of(profile_.labels.views.begin(), profile_.labels.views.end(),
                         [&](const std::string& label) { return line.key.starts_with(label); });
    });
  }

  /// A label with a date close below it.
  bool has_labelled_list() const {
    constexpr std::size_t most_lines_to_date = 6;
    for (std::size_t i = 0; i < view_.lines.size(); ++i) {
      if (!is_list_label(view_.lines[i], profile_.labels)) continue;
      const std::size_t last = std::min(view_.lines.size(), i + 1 + most_lines_to_date);
      for (std::size_t k = i + 1; k < last; ++k) {
        if (view_.lines[k].date) return true;
      }
    }
    return false;
  }

  /// Whether enough references of links and images fit; most pages show so within a few.
  template <typename Fits>
  bool has_links(Fits fits) const {
    std::size_t count = 0;
    for (html::NodeIndex i = view_.body.index(); i < view_.document.size(); ++i) {
      const Node node = view_.document.node(i);
      std::optional<std::string_view> reference;
      if (node.tag() == Tag::a) reference = node.attribute(html::AttributeName::href);
      if (node.tag() == Tag::img) reference = node.attribute(html::AttributeName::src);
      if (!reference || !fits(original_url(text::trim_ascii(*reference)))) continue;
      if (++count == fewest_links) return true;
    }
    return false;
  }

  bool leads_to_site(std::string_view reference) const {
    // Without a scheme, "//host/path", it is the page's own.
    if (reference.starts_with("//"))
      return site::is_host_of(profile_, host_of("https:" + std::string(reference)));
    return site::is_host_of(profile_, host_of(reference));
  }

  bool leads_to_article(std::string_view reference) const {
    const bool is_relative = reference.starts_with('/') && !reference.starts_with("//");
    return site::fits_any(profile_.links.article, path_of(reference)) &&
           (is_relative || leads_to_site(reference));
  }

  const site::Profile& profile_;
  const PageView& view_;
  std::string_view url_;
  std::string_view canonical_;
};

int sum_of_weights(const std::vector<Sign>& signs, const SignReader& reader,
                   std::vector<std::string>& found) {
  int sum = 0;
  for (const Sign& sign : signs) {
    if (!reader.has(sign)) continue;
    sum += sign.weight;
    found.push_back(sign.text);
  }
  return sum;
}

bool was_in_use(const site::Layout& layout, std::string_view day) {
  return (layout.from.empty() || day.substr(0, 10) >= layout.from) &&
         (layout.until.empty() || day.substr(0, 10) <= layout.until);
}

}  // namespace

std::optional<Recognition> recognize(std::span<const Site> sites, const PageView& view,
                                     std::string_view url) {
  std::optional<Recognition> best;
  int best_sum = 0;
  for (const Site& site : sites) {
    const site::Profile& profile = site.profile();
    const SignReader reader(profile, view, url);
    if (reader.is_of_other_site()) continue;
    Recognition recognition{&profile, {}};
    const int sum = sum_of_weights(profile.signs, reader, recognition.signs);
    if (sum < profile.threshold || sum <= best_sum) continue;
    best_sum = sum;
    best = std::move(recognition);
  }
  return best;
}

LayoutChoice choose_layout(const site::Profile& profile, const PageView& view, std::string_view url,
                           std::string_view day) {
  const SignReader reader(profile, view, url);
  LayoutChoice best;
  int best_sum = 0;
  for (const site::Layout& layout : profile.layouts) {
    std::vector<std::string> signs;
    const int sum = sum_of_weights(layout.signs, reader, signs);
    const bool wins_tie = sum == best_sum && best.layout != nullptr && !day.empty() &&
                          was_in_use(layout, day) && !was_in_use(*best.layout, day);
    if (best.layout != nullptr && sum <= best_sum && !wins_tie) continue;
    best_sum = sum;
    best.layout = &layout;
    best.signs = std::move(signs);
  }
  best.is_guess = best_sum == 0;
  return best;
}

}  // namespace dateline::extraction
