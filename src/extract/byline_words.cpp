#include "extract/byline_words.h"

#include <algorithm>
#include <array>

namespace dateline::extraction {

namespace {

constexpr auto label = BylinePrefix::Kind::label;
constexpr auto name = BylinePrefix::Kind::name;
constexpr auto prefix_list = std::to_array<BylinePrefix>({
    {"this article was written by"},
    {"this post was written by"},
    {"this story was written by"},
    {"article written by"},
    {"article by"},
    {"written by"},
    {"posted by"},
    {"published by"},
    {"reported by"},
    {"reporting by"},
    {"story by"},
    {"words by"},
    {"text by"},
    {"opinion by"},
    {"analysis by"},
    {"created by"},
    {"submitted by"},
    {"contributed by"},
    {"report by"},
    {"review by"},
    {"post by"},
    {"blog by"},
    {"by"},
    {"from", label},
    {"written", label},
    {"authors", label},
    {"author", label},
    {"contributors", label},
    {"contributor", label},
    {"posted", label},
    {"about the author", label},
    {"ein beitrag von"},
    {"blog beitrag von"},
    {"beitrag von"},
    {"ein artikel von"},
    {"artikel von"},
    {"geschrieben von"},
    {"verfasst von"},
    {"erstellt von"},
    {"eingestellt von"},
    {"veröffentlicht von"},
    {"gepostet von"},
    {"text von"},
    {"redaktion", label},
    {"autorin", label},
    {"autoren", label},
    {"autor", label},
    {"verfasser", label},
    {"text", label},
    {"von", name},
    {"rédigé par"},
    {"écrit par"},
    {"publié par"},
    {"posté par"},
    {"propos recueillis par"},
    {"par", name},
    {"auteurs", label},
    {"auteur", label},
    {"escrito por"},
    {"publicado por"},
    {"redactado por"},
    {"por", name},
    {"scritto da"},
    {"pubblicato da"},
    {"a cura di"},
    {"autore", label},
    {"di", name},
    {"geschreven door"},
    {"door", name},
    {"skrevet av"},
    {"skrevet af"},
    {"tekst", label},
    {"av", name},
    {"af", name},
    {"авторы", label},
    {"автор", label},
    {"текст", label},
    {"yazar", label},
    {"müəllif", label},
    {"interview", label},
    {"この記事を書いた人", label},
});

/// Words that join names.
constexpr auto conjunctions = std::to_array<std::string_view>(
    {"and", "und", "et", "y", "e", "i", "en", "og", "och", "ja", "ve", "и", "with", "mit", "avec"});

/// Words in lower case that are a part of names.
constexpr auto particles = std::to_array<std::string_view>(
    {"de",  "van", "von", "der", "den", "del", "della", "di",  "da",   "do",   "dos",  "das",
     "du",  "des", "la",  "le",  "los", "las", "bin",   "ibn", "al",   "el",   "ul",   "zu",
     "zum", "zur", "ter", "ten", "te",  "af",  "av",    "y",   "oğlu", "qızı", "dell", "v."});

/// Words behind which a byline speaks of others than the authors.
constexpr auto others = std::to_array<std::string_view>(
    {"reviewed", "medically",  "edited", "fact",         "fact-check",    "fact-checked",
     "checked",  "photo",      "photos", "photography",  "photographs",   "foto",
     "fotos",    "image",      "images", "illustration", "illustrations", "illustrated",
     "video",    "translated", "фото",   "courtesy",     "credit"});

/// Words behind which it speaks of something else.
constexpr auto ends = std::to_array<std::string_view>(
    {"updated", "published", "posted", "last", "stand", "on", "last-updated", "aktualisiert",
     "veröffentlicht", "publié", "publicado", "mis", "aggiornato", "share", "read", "follow",
     "subscribe"});

/// What towns, newspapers and shops are called whose names begin as people's do: "Virginia Beach",
/// "Devon Live".
constexpr auto things = std::to_array<std::string_view>(
    {"advertiser", "argus",    "bank",     "bay",      "beach",        "bulletin", "business",
     "city",       "clinic",   "club",     "college",  "county",       "courier",  "creek",
     "dispatch",   "echo",     "examiner", "express",  "express-news", "falls",    "garden",
     "globe",      "guardian", "hebdo",    "hospital", "hotel",        "island",   "islands",
     "lake",       "leader",   "linux",    "live",     "mail",         "mirror",   "monitor",
     "mountain",   "novosti",  "observer", "pagina",   "panthers",     "park",     "politics",
     "post",       "power",    "press",    "record",   "register",     "report",   "restaurant",
     "review",     "river",    "school",   "sentinel", "shop",         "square",   "standard",
     "star",       "stocks",   "store",    "street",   "studio",       "sun",      "telegraph",
     "valley",     "voice",    "wire",     "world"});

/// Words that no person is called by: jobs, and what organisations, desks and pages are called.
constexpr auto foreign_words = std::to_array<std::string_view>({"the",
                                                                "staff",
                                                                "desk",
                                                                "team",
                                                                "editor",
                                                                "editors",
                                                                "editorial",
                                                                "newsroom",
                                                                "news",
                                                                "redaktion",
                                                                "redaktionen",
                                                                "rédaction",
                                                                "redacción",
                                                                "redazione",
                                                                "redakcja",
                                                                "redakce",
                                                                "redactie",
                                                                "redação",
                                                                "reporter",
                                                                "reporters",
                                                                "reporterin",
                                                                "correspondent",
                                                                "correspondents",
                                                                "korrespondent",
                                                                "agency",
                                                                "agencies",
                                                                "agence",
                                                                "agentur",
                                                                "agencia",
                                                                "agenzia",
                                                                "press",
                                                                "presse",
                                                                "media",
                                                                "magazine",
                                                                "network",
                                                                "tv",
                                                                "television",
                                                                "radio",
                                                                "admin",
                                                                "administrator",
                                                                "webmaster",
                                                                "guest",
                                                                "contributor",
                                                                "contributors",
                                                                "contributing",
                                                                "author",
                                                                "authors",
                                                                "autor",
                                                                "auteur",
                                                                "writer",
                                                                "writers",
                                                                "journalist",
                                                                "journalists",
                                                                "redakteur",
                                                                "redakteurin",
                                                                "chefredakteur",
                                                                "online",
                                                                "digital",
                                                                "website",
                                                                "com",
                                                                "org",
                                                                "net",
                                                                "inc",
                                                                "ltd",
                                                                "llc",
                                                                "gmbh",
                                                                "ag",
                                                                "company",
                                                                "university",
                                                                "universität",
                                                                "institute",
                                                                "institut",
                                                                "center",
                                                                "centre",
                                                                "foundation",
                                                                "department",
                                                                "ministry",
                                                                "council",
                                                                "committee",
                                                                "association",
                                                                "group",
                                                                "times",
                                                                "herald",
                                                                "tribune",
                                                                "gazette",
                                                                "journal",
                                                                "daily",
                                                                "today",
                                                                "weekly",
                                                                "chronicle",
                                                                "reuters",
                                                                "afp",
                                                                "dpa",
                                                                "ap",
                                                                "upi",
                                                                "ansa",
                                                                "efe",
                                                                "tass",
                                                                "xinhua",
                                                                "more",
                                                                "comments",
                                                                "view",
                                                                "profile",
                                                                "posts",
                                                                "articles",
                                                                "all",
                                                                "about",
                                                                "anonymous",
                                                                "unknown",
                                                                "user",
                                                                "by",
                                                                "written",
                                                                "name",
                                                                "home",
                                                                "expert",
                                                                "experts",
                                                                "director",
                                                                "attorney",
                                                                "analyst",
                                                                "consultant",
                                                                "founder",
                                                                "co-founder",
                                                                "cofounder",
                                                                "ceo",
                                                                "cto",
                                                                "president",
                                                                "manager",
                                                                "specialist",
                                                                "columnist",
                                                                "professor",
                                                                "nutritionist",
                                                                "dietitian",
                                                                "physician",
                                                                "strategist",
                                                                "executive",
                                                                "officer",
                                                                "senior",
                                                                "sr",
                                                                "chief",
                                                                "researcher",
                                                                "scientist",
                                                                "educator",
                                                                "educators",
                                                                "grader",
                                                                "horticulturalist",
                                                                "journalism",
                                                                "graduate",
                                                                "licensed",
                                                                "certified",
                                                                "registered",
                                                                "appreciation",
                                                                "rechtsanwalt",
                                                                "rechtsanwältin",
                                                                "engineer",
                                                                "developer",
                                                                "designer",
                                                                "producer",
                                                                "photographer",
                                                                "critic",
                                                                "marketing",
                                                                "content",
                                                                "blog",
                                                                "bio",
                                                                "getty",
                                                                "shutterstock",
                                                                "handout",
                                                                "imago",
                                                                "startseite",
                                                                "autorin",
                                                                "und",
                                                                "and",
                                                                "your",
                                                                "deutsche",
                                                                "deutscher",
                                                                "deutsches",
                                                                "bund",
                                                                "union",
                                                                "bundesamt",
                                                                "diario",
                                                                "instituto",
                                                                "sponsored",
                                                                "edition",
                                                                "series",
                                                                "symbolbild",
                                                                "our",
                                                                "my",
                                                                "this",
                                                                "редакция",
                                                                "служба"});

/// Jobs that may stand behind a name without a comma.
constexpr auto jobs = std::to_array<std::string_view>(
    {"reporter", "correspondent", "editor", "journalist", "writer", "columnist", "contributor",
     "redakteur", "redakteurin", "founder", "director", "rn", "md", "phd", "기자"});

template <typename List>
bool has(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Whether a compound word is one for an organisation.
bool ends_as_organization(std::string_view key) {
  static constexpr auto endings = std::to_array<std::string_view>(
      {"verband",  "verein",       "anstalt", "zeitung", "ministerium",  "redaktion", "blatt",
       "stiftung", "gesellschaft", "agentur", "verlag",  "versicherung", "kammer",    "fernsehen",
       "rundfunk", "news",         "media",   ".com",    ".de",          ".org",      ".net"});
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return key.ends_with(ending); });
}

}  // namespace

constinit const std::span<const BylinePrefix> byline_prefixes = prefix_list;

bool is_conjunction(std::string_view word) {
  return has(conjunctions, word);
}

bool is_particle(std::string_view word) {
  return has(particles, word);
}

bool ends_authors(std::string_view word) {
  return has(ends, word) || speaks_of_others(word);
}

bool speaks_of_others(std::string_view word) {
  return has(others, word);
}

bool is_thing(std::string_view word) {
  return has(things, word);
}

bool is_job(std::string_view word) {
  return has(jobs, word);
}

bool is_no_name(std::string_view word) {
  return has(foreign_words, word) || ends_as_organization(word);
}

}  // namespace dateline::extraction
