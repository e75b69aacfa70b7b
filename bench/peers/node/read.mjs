// Reads saved pages with one of the peers that are npm packages; python/read.py says how it is called and what it prints.
import { readFileSync } from "node:fs";
import process from "node:process";

import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import sniff from "html-encoding-sniffer";
import { JSDOM, VirtualConsole } from "jsdom";
import { parseHTML } from "linkedom";

const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE " +
    "SECTION TABLE TD TH TR UL").split(" "),
);

/// The element's text with a line end at the edges of blocks, which textContent would glue together.
function textOf(element) {
  const parts = [];
  let node = element;
  while (node) {
    if (node.nodeType === 3) parts.push(node.data);
    if (BLOCKS.has(node.nodeName)) parts.push("\n");
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== element && !node.nextSibling) {
      node = node.parentNode;
      if (BLOCKS.has(node.nodeName)) parts.push("\n");
    }
    node = !node || node === element ? null : node.nextSibling;
  }
  return parts.join("");
}

/// linkedom's document: made several times as fast as jsdom's, and more is found in it.
function documentOf(page) {
  const text = new TextDecoder(sniff(page, { defaultEncoding: "utf-8" })).decode(page);
  return parseHTML(text).document;
}

/// jsdom's, which is closer to the standard.
const standardDocumentOf = (page) => new JSDOM(page, { virtualConsole: new VirtualConsole() }).window.document;

function readability(document) {
  const article = new Readability(document, { serializer: (element) => element }).parse();
  if (!article) return {};
  return { title: article.title, authors: article.byline, date: article.publishedTime, text: textOf(article.content) };
}

async function defuddle(document) {
  const article = await Defuddle(document, "https://example.org/", { useAsync: false });
  const holder = document.createElement("div");
  holder.innerHTML = article.content;
  return { title: article.title, authors: article.author, date: article.published, text: textOf(holder) };
}

const PEERS = { readability, defuddle };

/// Nothing where the peer failed, in whatever way.
async function readOrNothing(read, page, makeDocument = documentOf) {
  try {
    return await read(makeDocument(page));
  } catch {
    return null;
  }
}

async function main([name, ...options]) {
  const read = PEERS[name];
  const paths = readFileSync(0, "utf8").split("\n").filter(Boolean);
  console.error = console.warn = console.info = () => {};
  if (!options.includes("--time")) {
    for (const path of paths) {
      const page = readFileSync(path);
      const record = (await readOrNothing(read, page)) ?? (await readOrNothing(read, page, standardDocumentOf));
      process.stdout.write(JSON.stringify({ input: path, ...record }) + "\n");
    }
    return;
  }
  const pages = paths.map((path) => readFileSync(path));
  await readOrNothing(read, pages[0]);
  const begin = process.cpuUsage();
  let failures = 0;
  for (const page of pages) if (!(await readOrNothing(read, page))) ++failures;
  const { user, system } = process.cpuUsage(begin);
  console.log(JSON.stringify({ pages: pages.length, seconds: (user + system) / 1e6, failures }));
}

await main(process.argv.slice(2));
