#include "extract/article_reader.h"

#include <algorithm>

#include "extract/article_lists.h"
#include "extract/badges.h"
#include "extract/blocks.h"
#include "extract/body_text.h"
#include "extract/doubts.h"
#include "extract/embeds.h"
#include "extract/general_blocks.h"
#include "extract/head.h"
#include "extract/headline.h"
#include "extract/images.h"
#include "extract/language.h"
#include "extract/no_article.h"
#include "extract/page_address.h"
#include "extract/page_hints.h"
#include "extract/run_text.h"
#include "extract/search.h"
#include "extract/story.h"
#include "extract/tags.h"
#include "extract/warnings.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

/// Reads one page's article, field by field. The lists come first: what is a list's row is nobody's
/// headline or story.
///
/// Its members refer to one another, in the order of their declaration: it stays where it is made.
class ArticleReader {
 public:
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;

  ArticleReader(const PageView& view, const Source& source, const Recognition& recognition,
                const StoryModel& model, bool with_evidence)
      : view_(view),
        source_(source),
        recognition_(recognition),
        profile_(*recognition.profile),
        model_(model),
        with_evidence_(with_evidence),
        canonical_(canonical_url(view.metadata, source.url, profile_.origin)),
        links_(base_url(view.metadata, source.url, canonical_, profile_.origin), profile_,
               article_.warnings),
        layout_(choose_layout(profile_, view, address(), source.captured.value_or(""))),
        search_{view,
                profile_,
                *layout_.layout,
                links_,
                std::vector<bool>(view.lines.size()),
                std::vector<bool>(view.document.size())} {}

  tl::expected<Article, Refusal> read() {
    article_.input = source_.input;
    article_.warc = source_.warc;
    article_.captured = source_.captured;
    article_.url = source_.url;
    article_.canonical_url = canonical_;
    article_.site = profile_.name;
    article_.layout = layout_.layout->name;
    article_.publisher = profile_.publisher;

    take_furniture();
    lists_.find();
    const auto headline = find_headline(search_);
    const Head head = headline ? read_head(search_, *headline) : Head{};
    const auto story = headline ? find_story(search_, *headline, head.story_begin) : std::nullopt;
    StoryContent content = story ? read_story(search_, *story, headline->text) : StoryContent{};
    bool is_by_model = content.blocks.empty() && headline && may_have_story(*headline, head);
    if (is_by_model) {
      StoryContent other =
          read_general_story(view_.document, links_, find_runs_by_model(*headline, head));
      is_by_model = has_running_text(other);
      if (is_by_model) content = std::move(other);
    }
    const auto signature = story ? find_signature(search_, *story) : std::nullopt;
    const PageShape shape{.search = search_,
                          .url = address(),
                          .headline = headline ? &*headline : nullptr,
                          .head = head,
                          .story = story ? &*story : nullptr,
                          .content = content,
                          .has_signature = signature.has_value()};
    if (auto refusal = why_no_article(shape)) return tl::unexpected(std::move(*refusal));

    set_headline(*headline, head);
    set_dateline(head);
    if (signature) set_signature(*signature);
    if (story) lists_.find_below(*story);
    lists_.add_in_story(std::move(content.rows));
    set_body(std::move(content.blocks), story ? &*story : nullptr, is_by_model);
    lists_.move_into(article_, with_evidence_);
    set_images(*headline, story ? &*story : nullptr);
    set_metadata();
    add_warnings(article_, source_, view_.document);
    add_layout_warning();
    if (story && !is_by_model) check_story(*headline, head, *story);
    check_headline(*headline);
    add_recognition_evidence();
    return std::move(article_);
  }

 private:
  std::string_view address() const {
    return original_url(source_.url ? *source_.url : canonical_ ? *canonical_ : std::string_view());
  }

  void take_furniture() {
    for (const html::Selector& selector : profile_.furniture) {
      for (const html::Node element : html::select_all(view_.body, selector)) {
        search_.take(element.index(), element.subtree_end() - 1);
      }
    }
  }

  void set_headline(const Headline& headline, const Head& head) {
    std::string text = headline.text;
    article_.badges = take_trailing_badges(text, profile_);
    article_.badges.insert(article_.badges.end(), head.badges.begin(), head.badges.end());
    article_.headline = std::move(text);
    article_.subtitle = head.subtitle;
    if (!with_evidence_) return;
    Evidence evidence = make_evidence("headline", headline.found, view_);
    evidence.also = headline.also;
    article_.evidence.push_back(std::move(evidence));
    if (head.subtitle) add_evidence("subtitle", head.subtitle_found);
  }

  void add_evidence(std::string_view field, const Found& found) {
    if (with_evidence_) article_.evidence.push_back(make_evidence(field, found, view_));
  }

  void set_dateline(const Head& head) {
    article_.dateline = head.dateline;
    article_.authors = head.authors;
    if (head.dateline.section) add_evidence("dateline.section", head.section_found);
    if (head.dateline.published && with_evidence_) {
      Evidence evidence = make_evidence("dateline.published", head.published_found, view_);
      evidence.also = head.published_also;
      article_.evidence.push_back(std::move(evidence));
    }
    if (!head.authors.empty()) add_evidence("authors", head.authors_found);
  }

  /// The signature stands in front of all that is below the story.
  void set_signature(const Signature& signature) {
    const Found& found = signature.found;
    search_.take(found.first, found.last == html::no_node
                                  ? view_.document.node(found.first).subtree_end() - 1
                                  : found.last);
    article_.signature = signature.text;
    add_evidence("signature", found);
  }

  void set_body(std::vector<PlacedBlock> blocks, const Story* story, bool is_by_model) {
    drop_titles_of_rows(blocks);
    std::vector<ByteRange> parts;
    for (PlacedBlock& placed : blocks) {
      if (auto bytes = view_.bytes(placed.first, placed.last)) parts.push_back(*bytes);
      if (const auto* embed = std::get_if<Embed>(&placed.block)) add_video(*embed);
      article_.body.blocks.push_back(std::move(placed.block));
    }
    article_.body.text = body_text(article_.body.blocks);
    article_.body.words = text::count_words(article_.body.text);
    if (!with_evidence_ || (is_by_model ? article_.body.blocks.empty() : story == nullptr)) return;
    Evidence evidence;
    if (is_by_model) {
      evidence.field = "body";
      evidence.rule = "model";
    } else {
      evidence = make_evidence("body", {story->way, story->element.index(), html::no_node}, view_);
    }
    evidence.parts = std::move(parts);
    article_.evidence.push_back(std::move(evidence));
  }

  void add_video(const Embed& embed) {
    if (embed.url && is_video_provider(embed.provider))
      article_.videos.push_back({*embed.url, embed.provider});
  }

  /// No block equals a row's title.
  void drop_titles_of_rows(std::vector<PlacedBlock>& blocks) const {
    const std::vector<std::string> titles = lists_.title_keys();
    std::erase_if(blocks, [&](const PlacedBlock& placed) {
      const std::string text = text_of(placed.block);
      return !text.empty() &&
             std::binary_search(titles.begin(), titles.end(), text::comparison_key(text));
    });
  }

  void set_images(const Headline& headline, const Story* story) {
    ArticleImages found = find_images(search_, headline, story, article_.body.blocks);
    article_.images = std::move(found.images);
    if (found.lead_found) add_evidence("images", *found.lead_found);
  }

  void set_metadata() {
    for (const char* key : {"description", "og:description", "twitter:description"}) {
      const MetadataEntry* entry = view_.metadata.first(key);
      if (entry == nullptr) continue;
      article_.description = entry->value;
      break;
    }
    for (const char* key : {"article:modified_time", "dateModified", "og:updated_time"}) {
      const MetadataEntry* entry = view_.metadata.first(key);
      const auto timestamp = entry == nullptr ? std::nullopt : text::parse_any_date(entry->value);
      if (!timestamp) continue;
      article_.modified = to_date_time(*timestamp, profile_);
      break;
    }
    Tags tags = find_tags(search_);
    article_.tags = std::move(tags.names);
    if (!article_.tags.empty()) add_evidence("tags", tags.found);
    const std::string sample =
        article_.headline.value_or("") + ' ' + article_.body.text.substr(0, 2000);
    article_.language = find_language(view_.metadata, address(), sample, profile_);
  }

  /// Whether a page without a body by the profile is an article for all that: it prints a headline
  /// and its date.
  static bool may_have_story(const Headline& headline, const Head& head) {
    return headline.is_in_page() && head.dateline.published;
  }

  /// Whether there is more than a line or two, which may be anything.
  static bool has_running_text(const StoryContent& content) {
    constexpr std::size_t fewest_words = 20;
    return count_words(content) >= fewest_words;
  }

  /// The story that the model finds, without what is taken already.
  std::vector<content::Block> find_runs_by_model(const Headline& headline, const Head& head) {
    const auto& lines = view_.lines;
    StoryHead story_head{.headline = headline.text, .authors = head.authors};
    if (headline.is_in_page()) story_head.heading = lines[headline.first_line].line.block;
    if (head.dateline_line) story_head.date_text = lines[*head.dateline_line].line.first;
    std::vector<content::Block> runs =
        find_story_runs(view_.document, page_hints(view_.metadata, address()), story_head, model_);
    std::erase_if(runs, [&](const content::Block& run) { return search_.is_taken(run.first); });
    return runs;
  }

  void check_story(const Headline& headline, const Head& head, const Story& story) {
    if (!is_doubtful(search_, story)) return;
    std::string other;
    for (const content::Block& run : find_runs_by_model(headline, head))
      other.append(text_of_run(view_.document, run.first, run.last)).append(" ");
    if (other.empty() || !disagree(article_.body.text, other)) return;
    article_.warnings.push_back(
        {"model-disagrees", "the general model finds another story than the profile"});
  }

  void check_headline(const Headline& headline) {
    if (!is_doubtful(search_, headline)) return;
    article_.warnings.push_back(
        {"model-disagrees", "the page's metadata name another headline than the profile"});
  }

  void add_layout_warning() {
    if (layout_.is_guess) {
      article_.warnings.push_back(
          {"layout-guessed", "no sign of a known layout; read as layout " + layout_.layout->name});
    }
  }

  void add_recognition_evidence() {
    if (!with_evidence_) return;
    const auto add = [&](std::string field, const std::vector<std::string>& signs) {
      Evidence evidence;
      evidence.field = std::move(field);
      evidence.rule = "signs";
      for (const std::string& sign : signs)
        evidence.also.emplace_back("sign-" + std::to_string(evidence.also.size() + 1), sign);
      article_.evidence.push_back(std::move(evidence));
    };
    add("site", recognition_.signs);
    add("layout", layout_.signs);
  }

  Article article_;
  const PageView& view_;
  const Source& source_;
  const Recognition& recognition_;
  const site::Profile& profile_;
  const StoryModel& model_;
  bool with_evidence_;
  std::optional<std::string> canonical_;
  Links links_;
  LayoutChoice layout_;
  Search search_;
  ArticleLists lists_{search_};
};

}  // namespace

tl::expected<Article, Refusal> read_article(const PageView& view, const Source& source,
                                            const Recognition& recognition, const StoryModel& model,
                                            bool with_evidence) {
  return ArticleReader(view, source, recognition, model, with_evidence).read();
}

}  // namespace dateline::extraction
