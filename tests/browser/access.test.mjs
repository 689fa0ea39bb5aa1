// axe-core finds no violation of WCAG 2.2 AA, in any view, light and dark, in three languages.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { launch, open, reports } from "./lib.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const [name, file] of Object.entries(reports())) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${name}, ${colorScheme}`, async () => {
      const { page, context } = await open(browser, file, { colorScheme });
      await page.evaluate(axe);
      // Folds are opened, so that what is in them is looked at too.
      await page.$$eval("details", (all) => all.forEach((details) => (details.open = true)));
      for (const view of ["#view-side", "#view-inline", "#view-clean"]) {
        for (const width of [1280, 380]) {
          await page.setViewportSize({ width, height: 900 });
          if (await page.locator(view).count()) await page.locator(view).check({ force: true });
          const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags }), tags);
          const told = violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html).join(" ")}`);
          assert.deepEqual(told, [], `${view} ${width}`);
        }
      }
      await context.close();
    });
  }
}

test("contrast is high where more is asked for, and nothing relies on colour where it is the system's", async () => {
  const { page, context } = await open(browser, reports().moves, { forcedColors: "active", contrast: "more" });
  const line = (selector) =>
    page.locator(selector).first().evaluate((one) => getComputedStyle(one).textDecorationLine);
  assert.equal(await line("td ins"), "underline");
  assert.equal(await line("td del"), "line-through");
  const borders = await page.$$eval("tr.row > td:has(.text)", (all) => [
    ...new Set(all.map((one) => getComputedStyle(one).borderInlineStartStyle)),
  ]);
  assert.ok(borders.length >= 2 && !borders.includes("none"), borders.join());
  await context.close();
});

test("one first heading, and no level left out", async () => {
  for (const [name, file] of Object.entries(reports())) {
    const { page, context } = await open(browser, file);
    const levels = await page.$$eval("h1, h2, h3, h4, h5, h6", (all) => all.map((one) => +one.localName[1]));
    assert.equal(levels.filter((level) => level === 1).length, 1, name);
    levels.forEach((level, at) => assert.ok(at === 0 || level <= levels[at - 1] + 1, `${name} ${levels}`));
    assert.equal(await page.locator("ins[aria-label], del[aria-label]").count(), 0);
    await context.close();
  }
});
