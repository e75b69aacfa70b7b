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

enum class NameCharacter : std::uint8_t { none, lower, upper, other };

constexpr std::array<NameCharacter, 256> kinds_of_bytes() {
  std::array<NameCharacter, 256> kinds{};
  for (std::size_t i = 'a'; i <= 'z'; ++i) kinds[i] = NameCharacter::lower;
  for (std::size_t i = 'A'; i <= 'Z'; ++i) kinds[i] = NameCharacter::upper;
  for (std::size_t i = 0x80; i < kinds.size(); ++i) kinds[i] = NameCharacter::other;
  return kinds;
}
constexpr auto kind_of_byte = kinds_of_bytes();

}  // namespace

void append_words(std::string_view name, std::vector<WordHash>& words) {
  const auto kind_at = [&](std::size_t i) {
    return kind_of_byte[static_cast<unsigned char>(name[i])];
  };
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t begin = i;
    WordHash word = no_word;
    for (; i < name.size(); ++i) {
      const std::size_t lower_from = i;
      for (; i < name.size() && kind_at(i) == NameCharacter::lower; ++i)
        word = hash_with(word, static_cast<unsigned char>(name[i]));
      // A capital behind a small letter begins a word.
      if (i == name.size() || kind_at(i) == NameCharacter::none) break;
      const bool is_upper = kind_at(i) == NameCharacter::upper;
      if (is_upper && i > lower_from) break;
      word = hash_with(word, static_cast<unsigned char>(name[i]) | (is_upper ? 0x20U : 0U));
    }
    if (i - begin > 1) words.push_back(word);
    if (i < name.size() && kind_at(i) == NameCharacter::none) ++i;
  }
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
