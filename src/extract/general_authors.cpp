#include "extract/general_authors.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "extract/author_sources.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

constexpr std::size_t most_names = 6;  // of a page that says more than its metadata
constexpr std::size_t most_authors = 50;

/// Whether a source often holds something else than names.
bool is_weak(std::string_view source) {
  return source == "class" || source == "itemprop" || source == "dateline" ||
         source == "author-box";
}

bool is_of_script_without_case(std::string_view name) {
  return static_cast<unsigned char>(name.front()) >= 0xD6;
}

/// Whether a name has two words or more, of which the first is no abbreviation but for initials.
bool is_likely_person(std::string_view name) {
  const std::string_view first = name.substr(0, name.find(' '));
  return first.size() < name.size() &&
         (first.find('.') != std::string_view::npos ||
          (first.size() >= 3 && (!text::is_upper_case(first) || text::is_upper_case(name))));
}

/// Of weak sources those names stay that look like people's, or that another source has too.
void drop_unlikely_names(std::vector<AuthorCandidate>& candidates) {
  for (AuthorCandidate& candidate : candidates) {
    if (!is_weak(candidate.source)) continue;
    const bool is_near = candidate.source == "class" || candidate.source == "itemprop";
    std::erase_if(candidate.names, [&](const std::string& name) {
      if (begins_with_given_name(name) || is_of_script_without_case(name) ||
          (is_near && is_likely_person(name)))
        return false;
      const std::string key = author_key(name);
      return std::none_of(candidates.begin(), candidates.end(), [&](const AuthorCandidate& other) {
        return &other != &candidate &&
               std::binary_search(other.keys.begin(), other.keys.end(), key);
      });
    });
    candidate.keys.clear();
    for (const std::string& name : candidate.names) candidate.keys.push_back(author_key(name));
    std::sort(candidate.keys.begin(), candidate.keys.end());
  }
  std::erase_if(candidates,
                [](const AuthorCandidate& candidate) { return candidate.names.empty(); });
}

/// How many sources name the same people.
std::ptrdiff_t votes_for(const AuthorSources& sources, const AuthorCandidate& candidate) {
  return std::count_if(sources.candidates.begin(), sources.candidates.end(),
                       [&](const AuthorCandidate& other) { return other.keys == candidate.keys; });
}

/// What the page prints at its headline, where the metadata name others: whoever put the page
/// there.
const AuthorCandidate* contradiction_to(const AuthorCandidate& stated,
                                        const AuthorSources& sources) {
  const AuthorCandidate* byline = sources.candidate_of("byline");
  if (byline == nullptr) return nullptr;
  std::vector<std::string> common;
  std::set_intersection(byline->keys.begin(), byline->keys.end(), stated.keys.begin(),
                        stated.keys.end(), std::back_inserter(common));
  const auto is_sure_name = [](const std::string& name) { return begins_with_given_name(name); };
  const bool is_sure = std::all_of(byline->names.begin(), byline->names.end(), is_sure_name) ||
                       std::none_of(stated.names.begin(), stated.names.end(), is_sure_name) ||
                       votes_for(sources, *byline) > 1;
  return common.empty() && is_sure ? byline : nullptr;
}

/// Whether a source has all the names of another, and more of which none is doubtful.
bool adds_to(const AuthorCandidate& more, const AuthorCandidate& known) {
  if (more.names.size() <= known.names.size() || more.names.size() > most_names) return false;
  if (!std::includes(more.keys.begin(), more.keys.end(), known.keys.begin(), known.keys.end()))
    return false;
  return std::all_of(more.names.begin(), more.names.end(), [&](const std::string& name) {
    return begins_with_given_name(name) ||
           std::binary_search(known.keys.begin(), known.keys.end(), author_key(name));
  });
}

/// The people that most sources name; of two the one that is right more often.
const AuthorCandidate* most_named(const AuthorSources& sources) {
  const AuthorCandidate* best = nullptr;
  std::ptrdiff_t most = 0;
  for (const char* source : {"rel=author", "itemprop", "byline", "author-link", "class", "dateline",
                             "name-line", "author-box"}) {
    const AuthorCandidate* candidate = sources.candidate_of(source);
    if (candidate == nullptr) continue;
    const std::ptrdiff_t votes = votes_for(sources, *candidate);
    if (votes > most) best = candidate;
    most = std::max(most, votes);
  }
  return best;
}

/// The metadata's people come first, but for those whom the page contradicts; a page may name more
/// of them.
const AuthorCandidate* choose(const AuthorSources& sources) {
  const AuthorCandidate* best = sources.candidate_of("json-ld");
  if (best == nullptr) best = sources.candidate_of("meta");
  if (best == nullptr) return most_named(sources);
  if (const AuthorCandidate* printed = contradiction_to(*best, sources)) return printed;
  for (const char* source : {"byline", "meta"}) {
    const AuthorCandidate* other = sources.candidate_of(source);
    if (other != nullptr && adds_to(*other, *best)) best = other;
  }
  return best;
}

/// The address behind a name: as JSON-LD has it, or of the link in a line near the headline.
std::optional<std::string> url_of(std::string_view name, const AuthorSources& sources,
                                  const PageView& view, const GeneralTitle& title,
                                  const Links& links) {
  if (title.article != nullptr) {
    for (const JsonLdAgent& author : title.article->authors) {
      if (author.name == name && !author.url.empty()) return links.absolute(author.url);
    }
  }
  for (std::size_t i = sources.begin_line; i < sources.end_line; ++i) {
    const TextLine& line = view.lines[i];
    if (line.text().find(name) == std::string::npos) continue;
    Node last;
    for (NodeIndex n = line.line.first; n <= line.line.last; ++n) {
      const Node node = view.document.node(n);
      const Node link = node.is_text() ? enclosing_link(node) : Node();
      if (!link || link == last) continue;
      last = link;
      if (html::inline_text(link).find(name) != std::string::npos)
        return links.absolute(href_of(link));
    }
  }
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    if (!all.empty()) all += ", ";
    all += name;
  }
  return all;
}

}  // namespace

GeneralAuthors find_general_authors(const PageView& view, const SiteNames& site,
                                    const GeneralTitle& title, const Links& links) {
  AuthorSources sources = find_author_sources(view, site, title);
  drop_unlikely_names(sources.candidates);
  GeneralAuthors result;
  for (const AuthorCandidate& candidate : sources.candidates)
    result.candidates.emplace_back(candidate.source, joined(candidate.names));
  if (!sources.refused.empty()) result.candidates.emplace_back("no-person", sources.refused);
  const AuthorCandidate* best = choose(sources);
  if (best == nullptr) return result;
  result.source = best->source;
  result.node = best->node;
  for (const std::string& name : best->names) {
    if (result.people.size() == most_authors) break;
    result.people.push_back({name, url_of(name, sources, view, title, links)});
  }
  return result;
}

}  // namespace dateline::extraction
