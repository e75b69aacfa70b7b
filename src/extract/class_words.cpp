#include "extract/class_words.h"

namespace dateline::extraction {

constinit const ClassWords author_words = {
    "author",   "authors",  "byline",     "bylines",   "writer",     "writers",  "contributor",
    "autor",    "autoren",  "autores",    "auteur",    "auteurs",    "autore",   "autori",
    "redactor", "reporter", "journalist", "verfasser", "authorname", "autorname"};

constinit const ClassWords kicker_words = {
    "kicker", "topline",  "overline",   "dachzeile",  "eyebrow",        "roofline",
    "prefix", "pretitle", "category",   "tag",        "label",          "flag",
    "badge",  "intro",    "surtitle",   "topic",      "subtitle",       "subheadline",
    "rubrik", "section",  "supertitle", "uppertitle", "headlinekicker", "hidden",
    "date",   "meta",     "overhead",   "spitzmarke", "volanta"};

constinit const ClassWords subtitle_words = {
    "subtitle",   "subheadline", "subhead",   "subheading", "standfirst",
    "dek",        "deck",        "strapline", "tagline",    "subline",
    "untertitel", "soustitre",   "subtitulo", "bajada",     "sottotitolo"};

constinit const ClassWords author_path_words = {
    "author",     "authors",     "autor",     "autoren",   "autores",     "auteur",
    "auteurs",    "autore",      "autori",    "staff",     "contributor", "contributors",
    "journalist", "journalists", "writer",    "writers",   "reporter",    "reporters",
    "columnist",  "columnists",  "redaktion", "redakteur", "byline"};

constinit const ClassWords comment_words = {
    "comment", "comments", "commentlist", "kommentare",  "commentaires", "comentarios", "respond",
    "reply",   "disqus",   "related",     "recommended", "teaser",       "card"};

constinit const ClassWords foreign_box_words = {
    "comment",   "comments", "commentlist", "kommentare", "commentaires", "comentarios",
    "respond",   "reply",    "disqus",      "related",    "recommended",  "recommendations",
    "recommend", "promo",    "promotion",   "teaser",     "teasers",      "ad",
    "popular",   "trending", "more",        "next",       "book",         "product"};

constinit const ClassWords aside_words = {
    "comment",   "comments",   "commentlist", "related",  "recommended", "recommendations",
    "recommend", "teaser",     "teasers",     "card",     "cards",       "promo",
    "sidebar",   "popular",    "trending",    "mostread", "latest",      "more",
    "footer",    "newsletter", "carousel",    "slider",   "feed",        "reply",
    "respond",   "disqus",     "next",        "nav",      "menu",        "outbrain",
    "taboola",   "similar",    "reviewer"};

}  // namespace dateline::extraction
