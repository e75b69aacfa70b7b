#include "content/name_words.h"

#include <algorithm>
#include <array>
#include <bit>

namespace dateline::content {
namespace {

struct PurposeWords {
  Purpose purpose;
  std::string_view words;  // parted by blanks
};

constexpr PurposeWords purposes[] = {
    {Purpose::share,
     "share sharing social socials facebook twitter whatsapp telegram addthis shares follow sns"},
    {Purpose::related,
     "related recommended recommend recommendation recommendations recirculation recirc more "
     "further also readmore seealso popular trending latest mostread most similar teaser teasers "
     "card cards next prev previous outbrain taboola tease onward"},
    {Purpose::promotion,
     "promo promotion ad ads advert advertisement advertising sponsor sponsored banner cta "
     "marketing paywall offer shop buy affiliate commercial dfp gpt piano"},
    {Purpose::newsletter,
     "newsletter subscribe subscription signup sign register email login account subscriber"},
    {Purpose::caption,
     "caption captions credit credits copyright figcaption legend photo image picture media "
     "gallery img video slideshow slider carousel"},
    {Purpose::byline,
     "byline author authors bio biography writer contributor contributors journalist reporter "
     "autor profile"},
    {Purpose::metadata,
     "meta date time timestamp published publish updated dateline tags tag keywords topics topic "
     "category categories breadcrumb breadcrumbs kicker eyebrow label source info"},
    {Purpose::comment,
     "comment comments disqus discussion reply replies respond feedback rating review reviews poll "
     "survey vote"},
    {Purpose::footer, "footer foot bottom colophon imprint legal disclaimer"},
    {Purpose::header,
     "header head masthead nav navigation navbar menu topbar toolbar search logo menus navi"},
    {Purpose::sidebar,
     "sidebar side aside rail widget widgets secondary complementary rightcol marginalia"},
    {Purpose::cookie,
     "cookie cookies consent gdpr privacy modal popup overlay dialog lightbox notice toast alert "
     "cmp"},
    {Purpose::body,
     "body articlebody bodytext storybody paragraph paragraphs richtext rich prose bodycopy copy"},
    {Purpose::content,
     "content contents entry main text single maincontent texto contenido inhalt wysiwyg"},
    {Purpose::article,
     "article articles post posts story news blog artikel articulo noticia hentry detail"},
    {Purpose::title, "title headline heading titulo titre hed titel"},
    {Purpose::lead,
     "lead lede intro standfirst summary subtitle deck dek excerpt description subhead subheadline "
     "teasertext abstract chapo introduction preamble sapo"},
    {Purpose::quote, "quote blockquote pullquote quotes tweet embed instagram pull"},
    {Purpose::list, "list items item grid feed stream listing row"},
    {Purpose::fact_box,
     "factbox fact facts box infobox highlights key points takeaways background glossary toc table "
     "explainer inset"},
    {Purpose::hidden,
     "hidden hide invisible sr reader visually screenreader offscreen collapsed noprint print skip "
     "accessibility"},
};

/// In bytes: a name goes into all blocks below it, and what is longer is none.
constexpr std::size_t longest_name = 256;

/// By hash, open addressing.
class PurposeTable {
 public:
  constexpr PurposeTable() {
    for (const PurposeWords& entry : purposes) {
      for (std::string_view left = entry.words; !left.empty();) {
        const std::string_view word = left.substr(0, left.find(' '));
        left.remove_prefix(std::min(word.size() + 1, left.size()));
        const WordHash hash = hash_of(word);
        std::size_t slot = hash % size;
        while (purposes_[slot] != Purpose::none) slot = (slot + 1) % size;
        hashes_[slot] = hash;
        purposes_[slot] = entry.purpose;
      }
    }
  }

  Purpose find(WordHash hash) const {
    for (std::size_t slot = hash % size; purposes_[slot] != Purpose::none;
         slot = (slot + 1) % size) {
      if (hashes_[slot] == hash) return purposes_[slot];
    }
    return Purpose::none;
  }

 private:
  static constexpr std::size_t size = 1024;
  std::array<WordHash, size> hashes_{};
  std::array<Purpose, size> purposes_{};
};

constexpr PurposeTable table;

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

void append_words(std::string_view name, std::vector<WordHash>& words) {
  WordHash word = no_word;
  std::size_t length = 0;
  bool was_lower = false;
  const auto end_word = [&] {
    if (length > 1) words.push_back(word);
    word = no_word;
    length = 0;
  };
  for (const char c : name) {
    const bool is_letter = is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0x80;
    if (!is_letter || (was_lower && is_upper(c))) end_word();
    was_lower = is_lower(c);
    if (!is_letter) continue;
    word = hash_with(word, static_cast<unsigned char>(is_upper(c) ? c + 0x20 : c));
    ++length;
  }
  end_word();
}

void append_name_words(html::Node element, std::vector<WordHash>& words) {
  using html::AttributeName;
  constexpr std::uint64_t naming =
      std::uint64_t{1} << static_cast<int>(AttributeName::class_) |
      std::uint64_t{1} << static_cast<int>(AttributeName::id) |
      std::uint64_t{1} << static_cast<int>(AttributeName::role) |
      std::uint64_t{1} << static_cast<int>(AttributeName::aria_label) |
      std::uint64_t{1} << static_cast<int>(AttributeName::itemprop) |
      std::uint64_t{1} << static_cast<int>(AttributeName::data_testid) |
      std::uint64_t{1} << static_cast<int>(AttributeName::data_component) |
      std::uint64_t{1} << static_cast<int>(AttributeName::data_type);
  element.for_each_attribute([&](AttributeName name, std::string_view value) {
    if ((naming >> static_cast<int>(name) & 1) != 0)
      append_words(value.substr(0, longest_name), words);
  });
}

Purpose purpose_of(WordHash word) noexcept {
  return table.find(word);
}

}  // namespace dateline::content
