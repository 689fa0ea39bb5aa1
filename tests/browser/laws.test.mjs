// Without its insertions a report is the old text, without its deletions the new one: read through a
// browser, up to how hyphens, quotes and spaces are printed.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { chinesePair, fixture, launch, open, report, resdiff, shared } from "./lib.mjs";

const pairs = {
  "built in, 78/241 and 79/62": ["78/241", "79/62"],
  "built in, 79/62 and 80/57": ["79/62", "80/57"],
  "moves, splits and merges": [fixture("moves-old.txt"), fixture("moves-new.txt")],
  "every kind of change": [fixture("kinds-old.txt"), fixture("kinds-new.txt")],
  Arabic: [fixture("ar-78-901.txt"), fixture("ar-79-902.txt")],
  Chinese: chinesePair(),
};
const place = shared();
if (place) {
  const gold = readdirSync(path.join(place, "gold")).filter((name) => name.includes("--"));
  for (const name of gold) {
    const { inputs } = JSON.parse(readFileSync(path.join(place, "gold", name), "utf8"));
    pairs[name] = [path.join(place, inputs.old.txt), path.join(place, inputs.new.txt)];
  }
}

/** The form that two prints of one text share. */
const fold = (text) =>
  text
    .normalize("NFKC")
    .replace(/[\p{Pd}\u2212]/gu, "")
    .replace(/[\u2018\u2019\u201a\u2032`´]/g, "'")
    .replace(/[«»„“”\u2033]/g, '"')
    .replace(/''/g, '"')
    .replace(/[\p{Cf}\s]/gu, "");

/** Both texts as a page shows them: in one text, and in their columns. */
function read() {
  const words = (element, without) => {
    if (!element) return "";
    const copy = element.cloneNode(true);
    const beside = ".side, .part, .label, .joint, .ctl, .vh, sup";
    copy.querySelectorAll([beside, without].filter(Boolean).join(", ")).forEach((one) => one.remove());
    return copy.textContent;
  };
  const columns = (row) => ({
    old: words(row.querySelector(":scope > .old")) || (row.matches(".fold") ? words(row.querySelector(":scope > .new")) : ""),
    new: words(row.querySelector(":scope > .new")),
  });
  const together = (row) => {
    const both = row.querySelector(":scope > .both");
    if (both) return { old: words(both, "ins"), new: words(both, "del") };
    const pair = columns(row);
    return row.matches(".added") ? { old: words(row.querySelector(":scope > .new"), "ins"), new: pair.new }
      : row.matches(".removed") ? { old: pair.old, new: words(row.querySelector(":scope > .old"), "del") }
      : { old: pair.new, new: pair.new };
  };
  const texts = {};
  for (const [view, of] of Object.entries({ columns, together })) {
    for (const part of ["paragraphs", "notes"]) {
      const text = { old: "", new: "" };
      const sections = [...document.querySelectorAll("section:has(> table)")];
      const own = sections.filter((one) => (one.getAttribute("aria-labelledby") === "notes") === (part === "notes"));
      for (const row of own.flatMap((one) => [...one.querySelectorAll("tr.row, .fold")])) {
        if (row.matches(".left")) {
          const moved = document.getElementById(decodeURIComponent(row.querySelector(".link").hash.slice(1)));
          text.old += of(moved).old;
          continue;
        }
        const both = of(row);
        text.new += both.new;
        if (part === "notes" || !row.matches(".moved")) text.old += both.old;
      }
      texts[`${view} ${part}`] = text;
    }
  }
  return texts;
}

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const [name, [old, now, ...options]] of Object.entries(pairs)) {
  test(name, async () => {
    const json = JSON.parse(resdiff("compare", old, now, ...options, "--format", "json"));
    const file = report("laws", old, now, ...options);
    const { page, context } = await open(browser, file);
    const texts = await page.evaluate(read);
    for (const view of ["columns", "together"]) {
      for (const side of ["old", "new"]) {
        const paragraphs = json[side].paragraphs.map((paragraph) => paragraph.text).join("");
        assert.equal(fold(texts[`${view} paragraphs`][side]), fold(paragraphs), `${view} ${side}`);
        // Notes stand in the order of their rows, so they are compared as a heap of characters.
        const heap = (text) => [...fold(text)].sort().join("");
        const notes = json[side].notes.map((note) => note.text).join("");
        assert.equal(heap(texts[`${view} notes`][side]), heap(notes), `${view} ${side} notes`);
      }
    }
    await context.close();
  });
}
