#include "extract/title_links.h"

#include <algorithm>
#include <optional>

#include "extract/class_word_set.h"
#include "extract/same_site.h"
#include "html/tag_set.h"
#include "html/text_rendering.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

constexpr html::TagSet not_read = {Tag::nav,    Tag::form,   Tag::button, Tag::menu,
                                   Tag::select, Tag::dialog, Tag::svg,    Tag::noscript};

/// How much a text says: letters of scripts that write words with few count for more.
struct TextSize {
  std::size_t letters = 0;  // code points, those of Han, Kana and Hangul doubled
  std::size_t words = 0;    // by blanks
};

// Less is a section's or a person's name.
constexpr std::size_t fewest_letters = 20;
constexpr std::size_t fewest_words = 4;
constexpr std::size_t fewest_letters_in_heading = 8;
// In letters of other text in the same paragraph.
constexpr std::size_t most_text_beside = 30;

void add_text(TextSize& size, std::string_view text) {
  bool in_word = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ') {
      in_word = false;
      continue;
    }
    if (!in_word) ++size.words;
    in_word = true;
    if ((byte & 0xC0U) == 0x80U) continue;
    size.letters += byte >= 0xE3 && byte <= 0xED ? 2 : 1;
  }
}

TextSize text_size(Node scope, bool& has_heading) {
  TextSize size;
  for (NodeIndex i = scope.index() + 1; i < scope.subtree_end(); ++i) {
    const Node node = scope.document().node(i);
    if (node.is_text()) {
      add_text(size, node.text());
    } else if (content::is_without_text(node.tag()) || node.tag() == Tag::noscript) {
      i = node.subtree_end() - 1;
    } else if (html::heading_level(node.tag()) > 0) {
      has_heading = true;
    }
  }
  return size;
}

bool is_ascii_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What the path of a URL tells of the page.
struct PathShape {
  bool looks_like_story = false;  // words or a number in its last part
  bool leads_to_others = false;   // a tag, an author, an account
};

constexpr ClassWords parts_of_others({"about",       "account",    "author",  "authors",
                                      "categories",  "category",   "contact", "login",
                                      "legal",       "newsletter", "privacy", "profile",
                                      "newsletters", "register",   "search",  "signin",
                                      "subscribe",   "tag",        "tags",    "subscription",
                                      "topic",       "topics"});

PathShape shape_of(std::string_view path) {
  std::size_t parts = 0;
  std::size_t digits = 0;
  std::string_view last;
  std::size_t last_of_others = 0;  // which part names what is no story; counted from 1
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty()) continue;
    ++parts;
    if (parts_of_others.hold(part)) last_of_others = parts;
    last = part;
    digits += static_cast<std::size_t>(
        std::count_if(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; }));
  }
  const auto joints = std::count_if(last.begin(), last.end(),
                                    [](char c) { return c == '-' || c == '_' || c == '+'; });
  constexpr std::size_t shortest_file = 16;
  const bool is_file =
      last.size() > shortest_file &&
      (last.ends_with(".html") || last.ends_with(".htm") || last.ends_with(".shtml"));
  return {.looks_like_story = joints >= 3 || digits >= 4 || is_file || (parts >= 3 && joints >= 2),
          // "/topics/economy", not "/topics/economy/2024/story-of-the-day"
          .leads_to_others = last_of_others > 0 && last_of_others + 1 >= parts};
}

class TitleLinkFinder {
 public:
  TitleLinkFinder(const html::Document& document, const UrlResolver& urls,
                  std::span<const content::Block> runs)
      : document_(document), runs_(runs) {
    if (const auto parts = text::split_url(urls.base())) {
      host_ = parts->host;
      path_ = parts->path;
      query_ = parts->query;
    }
  }

  std::vector<TitleLink> find() {
    NodeIndex heading_end = 0;
    NodeIndex holder_end = 0;  // of the article, section or aside that the walk is in
    for (NodeIndex i = 0; i < document_.size(); ++i) {
      const Node node = document_.node(i);
      switch (node.tag()) {
        case Tag::unknown:
          break;
        case Tag::article:
        case Tag::section:
        case Tag::main:
        case Tag::aside:
          holder_end = std::max(holder_end, node.subtree_end());
          break;
        case Tag::header:
          // The page's own has menus; that of a section may hold its first story.
          if (i >= holder_end && !holds_story(node)) i = node.subtree_end() - 1;
          break;
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
          heading_end = node.subtree_end();
          break;
        case Tag::a:
          if (read_link(node, i < heading_end)) i = node.subtree_end() - 1;
          break;
        default:
          if (not_read.contains(node.tag()) || content::is_without_text(node.tag()))
            i = node.subtree_end() - 1;
          break;
      }
    }
    return std::move(links_);
  }

 private:
  /// Whether an element has text of the story. Asked in the order of the page.
  bool holds_story(Node element) {
    while (run_ < runs_.size() && runs_[run_].last < element.index()) ++run_;
    return run_ < runs_.size() && runs_[run_].first < element.subtree_end();
  }

  /// Whether a link was taken, or is none of other stories whatever it holds.
  bool read_link(Node link, bool in_heading) {
    const auto href = link.attribute(html::AttributeName::href);
    if (!href) return false;
    const auto target = target_of(text::trim_ascii(*href));
    if (!target || holds_story(link)) return false;
    if (!links_.empty() && links_.back().href == target->href) {
      TitleLink& last = links_.back();
      last.has_heading = last.has_heading || in_heading;
      if (last.has_heading && last.has_text) return true;
      const TextSize size = text_size(link, last.has_heading);
      if (last.has_text ||
          size.letters < (last.has_heading ? fewest_letters_in_heading : fewest_letters))
        return true;
      last.link = link.index();  // the title behind the link that lies over the card
      last.has_text = true;
      return true;
    }
    TitleLink title{link.index(), target->href, false, in_heading};
    TextSize size = text_size(link, title.has_heading);
    if (size.letters == 0) {
      const auto label = link.attribute(html::AttributeName::aria_label);
      if (label && is_printed_near(link, text::trim_ascii(*label))) {
        add_text(size, *label);
        title.has_text = false;
      }
    }
    if (size.letters < (title.has_heading ? fewest_letters_in_heading : fewest_letters))
      return true;
    const PathShape shape = shape_of(target->path);
    if (shape.leads_to_others || is_this_page(*target, shape)) return true;
    title.has_story_url = shape.looks_like_story || has_number(target->query);
    const bool is_title = title.has_heading || size.words >= fewest_words ||
                          size.letters >= 2 * fewest_letters || title.has_story_url;
    if (!is_title || (!title.has_heading && is_in_sentence(link, size))) return true;
    links_.push_back(title);
    return true;
  }

  /// Whether a link's label begins with a text beside it that is most of it: then it is the title
  /// of its card, not "View the page of TITLE".
  bool is_printed_near(Node link, std::string_view label) const {
    constexpr NodeIndex window = 40;
    if (label.size() < fewest_letters) return false;
    const NodeIndex first = link.index() > window ? link.index() - window : 0;
    const NodeIndex last = std::min(link.subtree_end() + window, document_.size());
    for (NodeIndex i = first; i < last; ++i) {
      if (!document_.node(i).is_text()) continue;
      const std::string_view text = text::trim_ascii(document_.node(i).text());
      if (2 * text.size() >= label.size() && label.starts_with(text)) return true;
    }
    return false;
  }

  struct Target {
    std::string_view href;  // without fragment
    std::string_view path;
    std::string_view query;
  };

  bool is_this_page(const Target& target, const PathShape& shape) const {
    return without_last_slash(target.path) == without_last_slash(path_) &&
           (target.query == query_ || shape.looks_like_story);
  }

  /// Where a reference leads; nothing when it is no other page of the site.
  std::optional<Target> target_of(std::string_view href) const {
    href = href.substr(0, href.find('#'));
    if (href.empty()) return std::nullopt;
    std::string_view path = href;
    const std::size_t colon = href.find_first_of(":/?");
    const bool has_scheme = colon != std::string_view::npos && href[colon] == ':' && colon > 0 &&
                            is_ascii_alpha(href.front());
    if (has_scheme || href.starts_with("//")) {
      const std::size_t slashes = href.find("//");
      const std::string_view scheme = has_scheme ? href.substr(0, colon) : "http";
      if (slashes != (has_scheme ? colon + 1 : 0) ||
          !text::equals_ignoring_ascii_case(scheme.substr(0, 4), "http"))
        return std::nullopt;
      const std::string_view rest = href.substr(slashes + 2);
      const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
      const std::string_view host = rest.substr(0, end);
      if (!is_same_site(host.substr(0, host.find(':')), host_)) return std::nullopt;
      path = rest.substr(end);
    }
    const std::size_t question = std::min(path.find('?'), path.size());
    const std::string_view query = path.substr(std::min(question + 1, path.size()));
    path = path.substr(0, question);
    if (path.empty() && query.empty()) return std::nullopt;
    return Target{href, path, query};
  }

  static std::string_view without_last_slash(std::string_view path) {
    return path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
  }

  static bool has_number(std::string_view query) {
    return std::count_if(query.begin(), query.end(), [](char c) { return c >= '0' && c <= '9'; }) >=
           3;
  }

  /// Whether running text stands round a link in its paragraph.
  bool is_in_sentence(Node link, const TextSize& own) const {
    Node block = link.parent();
    while (block && !html::is_block_level(block.tag())) block = block.parent();
    if (!block || (block.tag() != Tag::p && block.tag() != Tag::li && block.tag() != Tag::dd &&
                   block.tag() != Tag::blockquote))
      return false;
    bool has_heading = false;
    if (block.tag() == Tag::p)
      return text_size(block, has_heading).letters > own.letters + most_text_beside;
    // In a card the title may stand above its teaser; in a sentence, text stands before the link.
    TextSize before;
    for (NodeIndex i = block.index() + 1; i < link.index(); ++i) {
      if (html::is_block_level(document_.node(i).tag())) return false;
      if (document_.node(i).is_text()) add_text(before, document_.node(i).text());
    }
    return before.letters > most_text_beside;
  }

  const html::Document& document_;
  std::span<const content::Block> runs_;
  std::string_view host_;
  std::string_view path_;
  std::string_view query_;
  std::size_t run_ = 0;  // the first that does not end before what is looked at
  std::vector<TitleLink> links_;
};

}  // namespace

bool is_story_path(std::string_view path) {
  const PathShape shape = shape_of(path);
  return !shape.leads_to_others && shape.looks_like_story;
}

std::string address_key(std::string_view url) {
  const auto parts = text::split_url(url);
  if (!parts || !is_story_path(parts->path)) return std::string(url);
  return std::string(parts->host).append(parts->path);
}

std::vector<TitleLink> find_title_links(const html::Document& document, const UrlResolver& urls,
                                        std::span<const content::Block> runs) {
  return TitleLinkFinder(document, urls, runs).find();
}

}  // namespace dateline::extraction
