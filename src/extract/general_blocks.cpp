#include "extract/general_blocks.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/general_in_story_links.h"
#include "extract/general_media.h"
#include "extract/run_place.h"
#include "extract/run_text.h"
#include "extract/sentence.h"
#include "extract/tables.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;
using Kind = RunPlace::Kind;

// In code points.
constexpr std::size_t shortest_paragraph_in_br_text = 80;
constexpr std::size_t longest_sub_head = 80;
constexpr int level_of_sub_heads = 2;

/// Makes the blocks of a story's runs. Runs that belong to one block follow each other.
class GeneralStory {
 public:
  GeneralStory(const html::Document& document, const UrlResolver& urls,
               std::span<const content::Block> runs)
      : document_(document), urls_(urls), runs_(runs), places_(places_of_runs(document, runs)) {}

  StoryContent read() {
    for (std::size_t i = 0; i < runs_.size();) i = read_block(i);
    std::vector<PlacedBlock> media = read_story_media(document_, urls_, runs_);
    const auto texts = static_cast<std::ptrdiff_t>(content_.blocks.size());
    std::move(media.begin(), media.end(), std::back_inserter(content_.blocks));
    std::inplace_merge(
        content_.blocks.begin(), content_.blocks.begin() + texts, content_.blocks.end(),
        [](const PlacedBlock& a, const PlacedBlock& b) { return a.first < b.first; });
    return std::move(content_);
  }

 private:
  /// Reads the block that begins with run `begin`; gives the run behind it.
  std::size_t read_block(std::size_t begin) {
    switch (places_[begin].kind) {
      case Kind::caption:
      case Kind::post:
        return end_of_holder(begin);  // read with the images and embeds
      case Kind::heading:
        return read_heading(begin);
      case Kind::list:
        return read_list(begin);
      case Kind::quote:
        return read_quote(begin);
      case Kind::table:
        return read_table(begin);
      case Kind::code:
        return read_code(begin);
      case Kind::paragraph:
        return read_paragraph(begin);
    }
    return begin + 1;
  }

  /// The first run behind `begin` that another element than its own makes a block of.
  std::size_t end_of_holder(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < runs_.size() && places_[end].kind == places_[begin].kind &&
           places_[end].holder == places_[begin].holder)
      ++end;
    return end;
  }

  void add(Block block, NodeIndex first, NodeIndex last) {
    content_.blocks.push_back({std::move(block), first, last});
  }

  std::string text_of(std::size_t run) const {
    return text_of_run(document_, runs_[run].first, runs_[run].last);
  }

  /// The texts of some runs, a blank between them.
  std::string text_of(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) append(text, text_of(i));
    return text;
  }

  static void append(std::string& text, std::string_view more) {
    if (!text.empty() && !more.empty()) text += ' ';
    text += more;
  }

  std::size_t read_heading(std::size_t begin) {
    const std::size_t end = end_of_holder(begin);
    std::string text = text_of(begin, end);
    const int level = html::heading_level(places_[begin].holder.tag());
    if (!text.empty())
      add(Heading{std::move(text), level}, runs_[begin].first, runs_[end - 1].last);
    return end;
  }

  std::size_t read_quote(std::size_t begin) {
    const std::size_t end = end_of_holder(begin);
    std::string text = text_of(begin, end);
    if (!text.empty()) add(Quote{std::move(text)}, runs_[begin].first, runs_[end - 1].last);
    return end;
  }

  std::size_t read_code(std::size_t begin) {
    const std::size_t end = end_of_holder(begin);
    // Its line ends say where its runs end.
    std::string text = html::preformatted_text(places_[begin].holder);
    if (!text.empty()) add(Code{std::move(text)}, runs_[begin].first, runs_[end - 1].last);
    return end;
  }

  std::size_t read_list(std::size_t begin) {
    const std::size_t end = end_of_holder(begin);
    List list{.items = {}, .ordered = places_[begin].holder.tag() == Tag::ol};
    Node item;
    for (std::size_t i = begin; i < end; ++i) {
      std::string text = text_of(i);
      if (text.empty()) continue;
      if (places_[i].part == item && !list.items.empty()) {
        append(list.items.back(), text);
      } else {
        list.items.push_back(std::move(text));
      }
      item = places_[i].part;
    }
    if (!list.items.empty()) add(std::move(list), runs_[begin].first, runs_[end - 1].last);
    return end;
  }

  std::size_t read_table(std::size_t begin) {
    const std::size_t end = end_of_holder(begin);
    const auto rows = data_cells(places_[begin].holder);
    // Of a table most of whose cells are the story's, all are.
    std::size_t cells = 0;
    std::size_t own = 0;
    std::size_t run = begin;
    std::vector<std::vector<std::pair<std::string, bool>>> texts;
    for (const std::vector<Node>& row : *rows) {
      auto& row_texts = texts.emplace_back();
      for (const Node cell : row) {
        std::string text;
        bool is_own = false;
        for (; run < end && runs_[run].first < cell.subtree_end(); ++run) {
          append(text, text_of(run));
          is_own = true;
        }
        if (!is_own) text = html::inline_text(cell);
        if (!text.empty()) {
          ++cells;
          own += is_own ? 1 : 0;
        }
        row_texts.emplace_back(std::move(text), is_own);
      }
    }
    const bool is_whole = own * 2 > cells;
    Table table;
    for (auto& row_texts : texts) {
      std::vector<std::string> row;
      for (auto& [text, is_own] : row_texts) {
        if (is_whole || is_own) row.push_back(std::move(text));
      }
      if (!row.empty()) table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) add(std::move(table), runs_[begin].first, runs_[end - 1].last);
    return end;
  }

  /// Runs of one paragraph that an element in it keeps apart, though it shows in the same line, are
  /// one text.
  std::size_t read_paragraph(std::size_t begin) {
    std::size_t end = begin + 1;
    if (places_[begin].holder.tag() == Tag::p) {
      while (end < runs_.size() && places_[end].kind == Kind::paragraph &&
             places_[end].holder == places_[begin].holder && is_in_line(end))
        ++end;
    }
    if (end > begin + 1) {
      add(Paragraph{joined_text(begin, end)}, runs_[begin].first, runs_[end - 1].last);
    } else if (is_sub_head(begin)) {
      add(Heading{text_of(begin), level_of_sub_heads}, runs_[begin].first, runs_[begin].last);
    } else {
      read_lines(runs_[begin]);
    }
    return end;
  }

  /// Whether a run goes on in the line of the run before it.
  bool is_in_line(std::size_t run) const {
    int breaks = 0;
    for (NodeIndex i = runs_[run - 1].last + 1; i < runs_[run].first; ++i) {
      const Tag tag = document_.node(i).tag();
      if (tag == Tag::br) ++breaks;
      if (breaks > 1 || html::is_block_level(tag)) return false;
    }
    return true;
  }

  std::string joined_text(std::size_t begin, std::size_t end) const {
    std::string raw;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) append_blanks_between(i, raw);
      for (const RunPart& part : parts_of_run(document_, runs_[i].first, runs_[i].last)) {
        if (part.first > runs_[i].first) raw += ' ';
        raw += part.text;
      }
    }
    return text::fold(raw);
  }

  /// Adds a blank where something stands between a run and the one before it, or one of both is a
  /// button.
  void append_blanks_between(std::size_t run, std::string& raw) const {
    for (const content::Block& side : {runs_[run - 1], runs_[run]}) {
      if (document_.node(side.element).tag() == Tag::button) {
        raw += ' ';
        return;
      }
    }
    for (NodeIndex i = runs_[run - 1].last + 1; i < runs_[run].first; ++i) {
      const Node node = document_.node(i);
      if (node.is_text() || node.tag() == Tag::br) {
        raw += ' ';
        return;
      }
    }
  }

  /// Makes paragraphs of a run. Behind one <br> the paragraph goes on, unless the text so far is
  /// long and ends a sentence: some pages break all paragraphs so.
  void read_lines(const content::Block& run) {
    if (run.first == run.last) {
      std::string text = text::fold(document_.node(run.first).text());
      if (!text.empty()) add(Paragraph{std::move(text)}, run.first, run.last);
      return;
    }
    std::string text;
    NodeIndex first = html::no_node;
    NodeIndex last = html::no_node;
    for (const RunPart& part : parts_of_run(document_, run.first, run.last)) {
      const std::string folded = text::fold(part.text);
      if (folded.empty()) continue;
      if (ends_sentence(text) && length_of(text) >= shortest_paragraph_in_br_text) {
        add(Paragraph{std::exchange(text, {})}, first, last);
      }
      if (text.empty()) first = part.first;
      append(text, folded);
      last = part.last;
    }
    if (!text.empty()) add(Paragraph{std::move(text)}, first, last);
  }

  /// Whether all of a run is bold.
  bool is_bold(const content::Block& run) const {
    for (Node node = document_.node(run.first).parent(); node && node.index() >= run.element;
         node = node.parent()) {
      if (node.tag() == Tag::b || node.tag() == Tag::strong) return run.last < node.subtree_end();
    }
    return false;
  }

  /// A short bold line that ends no sentence, is a paragraph by itself and stands between
  /// paragraphs that are not bold heads the one below it.
  bool is_sub_head(std::size_t run) const {
    const content::Block& own = runs_[run];
    if (run == 0 || run + 1 == runs_.size() || !is_bold(own)) return false;
    const content::Block& next = runs_[run + 1];
    const auto is_alone = [&](std::size_t i) {
      return places_[i].kind == Kind::paragraph && document_.node(runs_[i].element).tag() == Tag::p;
    };
    if (!is_alone(run) || !is_alone(run + 1) || next.element == own.element ||
        runs_[run - 1].element == own.element ||
        document_.node(own.element).parent() != document_.node(next.element).parent())
      return false;
    if (is_bold(next) || is_bold(runs_[run - 1])) return false;
    const std::string text = text_of(run);
    constexpr std::string_view open_end = ",;-";
    return !text.empty() && !ends_sentence(text) &&
           open_end.find(text.back()) == std::string_view::npos &&
           length_of(text) <= longest_sub_head && text.size() < text_of(run + 1).size();
  }

  const html::Document& document_;
  const UrlResolver& urls_;
  std::span<const content::Block> runs_;
  std::vector<RunPlace> places_;
  StoryContent content_;
};

}  // namespace

StoryContent read_general_story(const html::Document& document, const UrlResolver& urls,
                                std::span<const content::Block> runs) {
  StoryRuns story = take_in_story_links(document, urls, runs);
  StoryContent content;
  if (!story.runs.empty()) content = GeneralStory(document, urls, story.runs).read();
  content.rows = std::move(story.rows);
  return content;
}

}  // namespace dateline::extraction
