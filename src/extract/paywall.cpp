#include "extract/paywall.h"

#include <algorithm>
#include <array>
#include <string>
#include <variant>

#include "extract/class_word_set.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

// What stands right behind the text, the last line of it included.
constexpr std::size_t most_lines = 7;
constexpr std::size_t longest_label = 200;     // in code points
constexpr std::size_t longest_last_line = 50;  // likewise
// A longer text that does not break off is whole, whatever stands behind it.
constexpr std::size_t most_words_of_beginning = 350;
constexpr std::size_t most_words_before_box = 150;

/// Parts of lines, as text::comparison_key() has them.
constexpr auto labels = std::to_array<std::string_view>({
    // clang-format off
    // English
    "subscribe to continue", "subscribe to read", "subscribe to keep reading", "subscribe now to read",
    "subscribe to unlock", "to continue reading", "to keep reading", "to read the full article", "to read the full story", "to read the rest of this",
    "sign in to read", "log in to read", "register to read", "sign up to read", "register to continue",
    "continue reading with a subscription", "continue reading with a free", "for subscribers only",
    "exclusive to subscribers", "exclusively for subscribers", "available to subscribers",
    "available only to subscribers", "only available to subscribers", "this article is for subscribers",
    "this story is for subscribers", "this content is for subscribers", "this article is for members",
    "this content is only available to", "this article is reserved for", "you have reached your limit of free",
    "you've reached your limit", "you have read your last free", "you've read your last free",
    "free articles remaining", "unlock this article", "unlock the full article", "get full access to this article",
    "this is a premium article", "already a subscriber? log in to read",
    // German
    "jetzt weiterlesen", "weiterlesen mit", "zum weiterlesen", "um weiterzulesen", "um diesen artikel zu lesen",
    "um den artikel zu lesen", "artikel weiterlesen", "artikel freischalten", "nur für abonnenten",
    "exklusiv für abonnenten", "abonnenten vorbehalten", "lesen sie weiter mit", "mit abo weiterlesen",
    "den ganzen artikel lesen", "den vollständigen artikel lesen", "dieser artikel ist kostenpflichtig",
    // French
    "réservé aux abonnés", "réservée aux abonnés", "réservé à nos abonnés", "pour lire la suite",
    "la suite est réservée", "il vous reste", "abonnez-vous pour lire", "abonnez-vous pour continuer",
    "pour lire l'intégralité", "lisez la suite avec", "déjà abonné ? connectez-vous pour lire",
    // Spanish
    "suscríbete para seguir leyendo", "suscríbete para leer", "suscríbase para leer", "para seguir leyendo",
    "para continuar leyendo", "solo para suscriptores", "sólo para suscriptores", "exclusivo para suscriptores",
    "contenido exclusivo para suscriptores", "regístrate para seguir leyendo",
    // Italian
    "per continuare a leggere", "abbonati per leggere", "abbonati per continuare", "riservato agli abbonati",
    "contenuto per gli abbonati", "per leggere l'articolo completo", "continua a leggere con",
    // Portuguese
    "para continuar lendo", "para continuar a ler", "assine para ler", "assine para continuar",
    "exclusivo para assinantes", "exclusivo para subscritores", "conteúdo para assinantes", "leia mais com a assinatura",
    // Russian
    "читать далее по подписке", "продолжение по подписке", "продолжение доступно", "доступно по подписке",
    "доступен по подписке", "доступна по подписке", "только для подписчиков", "чтобы читать дальше",
    "чтобы продолжить чтение", "чтобы дочитать", "оформите подписку, чтобы", "подпишитесь, чтобы читать",
    "полный текст доступен", "материал доступен только",
    // Ukrainian
    "тільки для передплатників", "лише для передплатників", "щоб читати далі", "щоб продовжити читання",
    "доступно за передплатою", "доступний за передплатою", "доступно за підпискою", "доступний за підпискою",
    // Polish
    "aby czytać dalej", "czytaj dalej z", "tylko dla subskrybentów", "dla prenumeratorów",
    "dostępne dla subskrybentów", "aby przeczytać cały artykuł", "dalsza część artykułu dostępna", "pozostało",
    // Dutch
    "lees verder met", "om verder te lezen", "verder lezen?", "alleen voor abonnees", "exclusief voor abonnees",
    "dit artikel is alleen toegankelijk", "om dit artikel te lezen",
    // Swedish, Danish, Norwegian
    "för att läsa vidare", "för att fortsätta läsa", "endast för prenumeranter", "logga in för att läsa",
    "läs vidare med", "for at læse videre", "for at læse hele", "kun for abonnenter", "læs videre med",
    "for å lese videre", "for å lese saken", "for å lese hele", "for abonnenter", "les videre med",
    // Finnish
    "jatka lukemista tilaamalla", "vain tilaajille", "lukeaksesi koko jutun", "tilaajille",
    // Turkish, Azerbaijani
    "okumaya devam etmek için", "abonelere özel", "devamını okumak için abone", "sadece abonelere",
    "oxumağa davam etmək üçün", "yalnız abunəçilər üçün", "davamını oxumaq üçün abunə",
    // Czech, Slovak
    "pouze pro předplatitele", "jen pro předplatitele", "pro pokračování ve čtení", "článek pokračuje po přihlášení",
    "iba pre predplatiteľov", "len pre predplatiteľov",
    // Hungarian, Romanian
    "a cikk folytatása előfizet", "csak előfizetők", "előfizetőinknek", "doar pentru abonați",
    "pentru a citi în continuare", "abonează-te pentru a citi",
    // Greek
    "μόνο για συνδρομητές", "για να συνεχίσετε την ανάγνωση", "αποκλειστικά για συνδρομητές",
    // Armenian, Georgian
    "միայն բաժանորդների համար", "կարդալը շարունակելու համար", "მხოლოდ გამომწერებისთვის",
    // Arabic, Hebrew
    "للمشتركين فقط", "اشترك لمتابعة القراءة", "لمتابعة القراءة", "למנויים בלבד", "להמשך קריאה הירשמו",
    // Chinese, Japanese, Korean
    "订阅后继续阅读", "仅限订阅", "订阅以继续阅读", "訂閱後繼續閱讀", "この記事は有料", "会員限定", "有料会員限定",
    "続きを読むには", "残り", "구독자 전용", "계속 읽으려면",
    // clang-format on
});

/// Labels that say so little that they stand for themselves only with what else the line has.
struct WeakLabel {
  std::string_view label;
  std::string_view also;
};
constexpr auto weak_labels = std::to_array<WeakLabel>({{"il vous reste", "%"},
                                                       {"pozostało", "%"},
                                                       {"残り", "文字"},
                                                       {"tilaajille", "tilaajille"},
                                                       {"for abonnenter", "for abonnenter"}});

constexpr ClassWords wall_words = {"paywall",   "regwall",   "paygate",
                                   "paywalled", "regwalled", "subscribewall"};
constexpr ClassWords reader_words = {"subscriber", "subscribers", "premium",    "member",
                                     "members",    "abo",         "abonnenten", "abonnes"};
constexpr ClassWords barrier_words = {"only", "wall", "gate", "locked", "barrier", "lock"};
constexpr ClassWords promotion_words = {"ad", "ads", "teaser", "teasers"};

/// Labels that newsletters and lines to other pages have too: they count behind a text that breaks
/// off.
constexpr auto loose_labels = std::to_array<std::string_view>(
    {"to continue reading", "to keep reading", "to read the full article", "to read the full story",
     "subscribe to read", "il vous reste", "pozostało", "jetzt weiterlesen", "weiterlesen mit",
     "lees verder met", "czytaj dalej z"});

bool names_wall(Node element) {
  const std::string_view names = element.class_attribute();
  return wall_words.in(names) || wall_words.in(element.id()) ||
         (reader_words.in(names) && barrier_words.in(names) && !promotion_words.in(names));
}

const std::string* last_text(const Body& body) {
  for (auto block = body.blocks.rbegin(); block != body.blocks.rend(); ++block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&*block)) return &paragraph->text;
    if (std::holds_alternative<List>(*block) || std::holds_alternative<Table>(*block) ||
        std::holds_alternative<Code>(*block))
      return nullptr;
  }
  return nullptr;
}

bool breaks_off(const Body& body) {
  const std::string* text = last_text(body);
  return text != nullptr &&
         (text->ends_with("...") || text->ends_with("\u2026") || text->ends_with("[\u2026]"));
}

}  // namespace

bool is_paywall_label(std::string_view key, bool with_loose_ones) {
  return std::any_of(labels.begin(), labels.end(), [&](std::string_view label) {
    if (key.find(label) == std::string_view::npos) return false;
    if (!with_loose_ones &&
        std::find(loose_labels.begin(), loose_labels.end(), label) != loose_labels.end())
      return false;
    const auto weak = std::find_if(weak_labels.begin(), weak_labels.end(),
                                   [&](const WeakLabel& known) { return known.label == label; });
    return weak == weak_labels.end() ||
           (weak->also == label ? key == label : key.find(weak->also) != std::string_view::npos);
  });
}

std::optional<std::string_view> find_paywall(const PageView& view, const JsonLdArticle* story,
                                             NodeIndex last_run, const Body& body) {
  if (story != nullptr && story->is_accessible_for_free == true) return std::nullopt;
  if (story != nullptr && story->is_accessible_for_free == false)
    return "the page says that its text is not accessible for free";
  for (const char* key : {"article:content_tier", "og:article:content_tier"}) {
    const MetadataEntry* tier = view.metadata.first(key);
    if (tier != nullptr && text::equals_ignoring_ascii_case(tier->value, "locked"))
      return "the page says that its text is locked";
  }
  if (last_run == html::no_node) return std::nullopt;
  const bool is_cut = breaks_off(body);
  if (body.words > most_words_of_beginning && !is_cut) return std::nullopt;
  const std::size_t begin = view.line_at(last_run);
  const std::size_t end = std::min(view.lines.size(), begin + most_lines);
  for (std::size_t i = begin; i < end; ++i) {
    const TextLine& line = view.lines[i];
    // The text's own last line may be the invitation, but no sentence of the story.
    if (length_of(line.text()) <= (i == begin ? longest_last_line : longest_label) &&
        is_paywall_label(text::comparison_key(line.text()), is_cut))
      return "the text breaks off in front of an invitation to subscribe";
  }
  if (begin + 1 >= end || body.words > most_words_of_beginning ||
      (body.words > most_words_before_box && !is_cut))
    return std::nullopt;
  // An element that is named so, below the text, and in which something is printed.
  const NodeIndex last = view.lines[end - 1].line.last;
  for (NodeIndex i = view.lines[begin].line.last + 1; i < last; ++i) {
    const Node element = view.document.node(i);
    if (!element.is_element() || !names_wall(element)) continue;
    const std::size_t first_line = view.line_at(i);
    if (first_line < view.lines.size() && view.lines[first_line].line.first < element.subtree_end())
      return "the text breaks off in front of a box that is named a paywall";
  }
  return std::nullopt;
}

}  // namespace dateline::extraction
