#include "extract/general_article.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "extract/body_text.h"
#include "extract/embeds.h"
#include "extract/evidence.h"
#include "extract/general_authors.h"
#include "extract/general_blocks.h"
#include "extract/general_dates.h"
#include "extract/general_images.h"
#include "extract/general_lists.h"
#include "extract/general_site.h"
#include "extract/general_subtitle.h"
#include "extract/general_title.h"
#include "extract/letters_language.h"
#include "extract/links.h"
#include "extract/page_address.h"
#include "extract/page_hints.h"
#include "extract/page_kind.h"
#include "extract/paywall.h"
#include "extract/stated.h"
#include "extract/stated_body.h"
#include "extract/ticker.h"
#include "extract/warnings.h"
#include "site/profile.h"
#include "text/date.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using Candidates = std::vector<std::pair<std::string, std::string>>;

/// Reads one page's article, field by field.
///
/// Its members refer to one another, in the order of their declaration: it stays where it is made.
class GeneralArticleReader {
 public:
  GeneralArticleReader(const GeneralArticleReader&) = delete;
  GeneralArticleReader& operator=(const GeneralArticleReader&) = delete;

  GeneralArticleReader(const PageView& view, const Source& source, const StoryModel& model,
                       bool with_evidence)
      : view_(view),
        source_(source),
        model_(model),
        with_evidence_(with_evidence),
        canonical_(canonical_url(view.metadata, source.url, {})),
        links_(base_url(view.metadata, source.url, canonical_, {}), no_profile_, article_.warnings),
        site_(view.metadata, address()) {}

  tl::expected<Article, Refusal> read() {
    const auto title = find_general_title(view_, site_);
    if (!title) return refuse("no headline was found", kind_by(""));
    set_origin();
    set_headline(*title);
    set_authors(find_general_authors(view_, site_, *title, links_));
    GeneralDates dates = find_general_dates(view_, address(), title->heading, title->article);
    const html::NodeIndex date_text = dates.text_node;
    set_dates(std::move(dates));
    const content::PageHints hints = page_hints(view_.metadata, address());
    const bool states_story = read_story(hints, *title, date_text);
    if (!states_story && !may_hold_article(*title))
      return refuse("neither a headline nor running text is printed", kind_by(title->text));
    if (!states_story && !model_.finder.is_article(hints, model_.model)) {
      const PageKind kind = kind_by(title->text);
      return refuse(std::string("it is ").append(name_of(kind)), kind);
    }
    set_subtitle(find_general_subtitle(view_, *title, article_.body.blocks));
    set_images(find_general_images(view_, article_.body.blocks, links_));
    set_statements();
    add_warnings(article_, source_, view_.document);
    if (const auto sign = find_paywall(view_, title->article, last_run_, article_.body))
      article_.warnings.push_back({"paywalled", std::string(*sign)});
    return std::move(article_);
  }

 private:
  static tl::unexpected<Refusal> refuse(std::string reason, PageKind kind) {
    return tl::unexpected(Refusal{std::move(reason), may_be_listing(kind)});
  }

  PageKind kind_by(std::string_view title) const { return page_kind(address(), title); }

  /// Whether there is more than a title: a heading, a statement about an article, running text.
  bool may_hold_article(const GeneralTitle& title) const {
    constexpr std::size_t shortest_sentence = 40;  // in code points; CJK has no blanks to count
    const MetadataEntry* type = view_.metadata.first("og:type");
    return title.heading != html::no_node || title.article != nullptr ||
           (type != nullptr && type->value == "article") ||
           view_.metadata.first("article:published_time") != nullptr ||
           std::any_of(view_.lines.begin(), view_.lines.end(), [](const TextLine& line) {
             return !line.is_mostly_links && length_of(line.text()) >= shortest_sentence;
           });
  }

  std::string_view address() const {
    return original_url(source_.url ? *source_.url : canonical_ ? *canonical_ : std::string_view());
  }

  void set_origin() {
    article_.input = source_.input;
    article_.warc = source_.warc;
    article_.captured = source_.captured;
    article_.url = source_.url;
    article_.canonical_url = canonical_;
  }

  void set_headline(const GeneralTitle& title) {
    article_.headline = title.text;
    add_evidence("headline", title.source, title.node, title.candidates);
  }

  void set_authors(const GeneralAuthors& authors) {
    article_.authors = authors.people;
    if (!authors.people.empty() || !authors.candidates.empty())
      add_evidence("authors", authors.source, authors.node, authors.candidates);
  }

  void set_dates(GeneralDates dates) {
    if (dates.published) {
      article_.dateline.published = dates.published->value;
      add_evidence("dateline.published", dates.published->source, dates.published->node,
                   dates.published->candidates);
    }
    if (dates.modified) {
      article_.modified = dates.modified->value;
      add_evidence("modified", dates.modified->source, dates.modified->node,
                   dates.modified->candidates);
    }
    if (!dates.text) return;
    article_.dateline.text = std::move(*dates.text);
    add_evidence("dateline.text", "text", dates.text_node, {});
  }

  /// The body, and the lists beside it: what is a list's row is no block. Gives whether the page's
  /// scripts hold the body, with the page's title: such a page may print nothing.
  bool read_story(const content::PageHints& hints, const GeneralTitle& title,
                  html::NodeIndex date_text) {
    const std::vector<content::Block> runs = find_story_runs(
        view_.document, hints, {title.text, title.heading, date_text, article_.authors}, model_);
    StoryContent story = read_general_story(view_.document, links_, runs);
    GeneralLists lists = find_general_lists(view_.document, links_, runs, story);
    auto stated = find_stated_body(view_, title, hints, links_, count_words(story));
    if (stated) {
      set_body(std::move(stated->content.blocks), "metadata", stated->key);
      std::move(stated->content.rows.begin(), stated->content.rows.end(),
                std::back_inserter(lists.read_also));
    } else {
      const bool is_live_blog = title.article != nullptr && title.article->is_live_blog;
      set_entry_times(view_, title.heading, article_.dateline.published, is_live_blog,
                      story.blocks);
      set_body(std::move(story.blocks), "model", {});
      last_run_ = runs.empty() ? title.heading : runs.back().first;
    }
    set_list(article_.read_also, "read_also", lists.read_also);
    set_list(article_.latest_news, "latest_news", lists.latest_news);
    return stated && stated->is_named;
  }

  void set_body(std::vector<PlacedBlock> blocks, std::string_view rule, std::string_view key) {
    Body& body = article_.body;
    Evidence evidence;
    evidence.field = "body";
    evidence.rule = rule;
    if (!key.empty()) evidence.selector = key;
    for (PlacedBlock& placed : blocks) {
      if (const auto bytes = view_.bytes(placed.first, placed.last))
        evidence.parts.push_back(*bytes);
      if (const auto* embed = std::get_if<Embed>(&placed.block)) add_video(*embed);
      body.blocks.push_back(std::move(placed.block));
    }
    body.text = body_text(body.blocks);
    body.words = text::count_words(body.text);
    if (with_evidence_ && !body.blocks.empty()) article_.evidence.push_back(std::move(evidence));
  }

  void set_list(std::vector<ListItem>& list, std::string_view name, const std::vector<Row>& rows) {
    Evidence evidence;
    evidence.field = name;
    evidence.rule = "structure";
    for (const Row& row : rows) {
      list.push_back(row.item);
      if (row.first == html::no_node) continue;  // in a script
      if (const auto bytes = view_.bytes(row.first, row.last)) evidence.parts.push_back(*bytes);
    }
    if (with_evidence_ && !rows.empty()) article_.evidence.push_back(std::move(evidence));
  }

  void add_video(const Embed& embed) {
    if (embed.url && is_video_provider(embed.provider))
      article_.videos.push_back({*embed.url, embed.provider});
  }

  void set_subtitle(GeneralSubtitle subtitle) {
    if (subtitle.text.empty()) return;
    article_.subtitle = std::move(subtitle.text);
    if (!with_evidence_) return;
    article_.evidence.push_back(
        make_evidence("subtitle", {nullptr, subtitle.first, subtitle.last}, view_));
  }

  void set_images(GeneralImages images) {
    article_.images = std::move(images.images);
    if (!images.lead_key.empty()) add_evidence("images", images.lead_key, images.lead_node, {});
  }

  void set_statements() {
    const Metadata& metadata = view_.metadata;
    if (const MetadataEntry* publisher = site_.publisher()) {
      article_.publisher = publisher->value;
      add_evidence("publisher", publisher->key, publisher->node, {});
    }
    set(article_.dateline.section, "dateline.section",
        stated_section(metadata, *article_.headline));
    set(article_.description, "description", stated_description(metadata));
    set(article_.language, "language", stated_language(metadata));
    if (!article_.language) article_.language = language_of_letters(text_sample());
    StatedList tags = stated_tags(metadata);
    if (tags.values.empty()) tags = linked_tags(view_.document);
    article_.tags = std::move(tags.values);
    if (!article_.tags.empty()) add_evidence("tags", tags.key, tags.node, {});
  }

  /// Of the headline, and the beginning of the body.
  std::string text_sample() const {
    constexpr std::size_t longest_sample = 2000;
    return *article_.headline + ' ' + article_.body.text.substr(0, longest_sample);
  }

  void set(std::optional<std::string>& field, std::string_view name, Stated stated) {
    if (!stated) return;
    field = std::move(stated.value);
    add_evidence(name, stated.key, stated.node, {});
  }

  /// `source` is a heading's name, the key of metadata, or another source that a vote knows.
  void add_evidence(std::string_view field, std::string_view source, html::NodeIndex node,
                    const Candidates& candidates) {
    if (!with_evidence_) return;
    Evidence evidence = make_evidence(field, {nullptr, node, node}, view_);
    evidence.rule = candidates.empty() ? "metadata" : "vote";
    if (!source.empty()) evidence.selector = source;
    evidence.also = candidates;
    article_.evidence.push_back(std::move(evidence));
  }

  Article article_;
  const PageView& view_;
  const Source& source_;
  const StoryModel& model_;
  bool with_evidence_;
  site::Profile no_profile_;
  std::optional<std::string> canonical_;
  Links links_;
  SiteNames site_;
  /// Where the last of the body begins, or the heading; none where the page does not print it.
  html::NodeIndex last_run_ = html::no_node;
};

}  // namespace

tl::expected<Article, Refusal> read_general_article(const PageView& view, const Source& source,
                                                    const StoryModel& model, bool with_evidence) {
  return GeneralArticleReader(view, source, model, with_evidence).read();
}

}  // namespace dateline::extraction
