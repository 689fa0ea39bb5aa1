// Reports on several years: the history of paragraphs, the origins of words, the index of a session.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open, reports, resdiff } from "./lib.mjs";

let browser;
let files;
before(async () => {
  browser = await launch();
  files = reports();
});
after(() => browser.close());

const squeezed = (text) => text.replace(/\s+/g, " ").trim();

test("every link of a report leads somewhere in it", async () => {
  for (const name of ["history", "years", "origins", "arabicHistory"]) {
    const { page, context } = await open(browser, files[name]);
    const lost = await page.$$eval("a[href^='#']", (all) =>
      all.map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)),
    );
    assert.deepEqual(lost, [], name);
    await context.close();
  }
});

test("the table has a row for each lineage, and a row leads to its texts", async () => {
  const { page, context } = await open(browser, files.history);
  const json = JSON.parse(resdiff("history", "78/241", "79/62", "80/57", "--format", "json"));
  assert.equal(await page.locator("#paragraphs tbody tr").count(), json.lineages.length);
  assert.equal(await page.locator("#notes tbody tr").count(), json.notes.length);
  assert.equal(await page.locator("article.lineage").count(), json.lineages.length + json.notes.length);
  await page.locator("#paragraphs tbody tr").nth(5).locator("a").last().click();
  assert.equal(new URL(page.url()).hash, "#l-PP5");
  assert.ok(await page.locator("#l-PP5").isVisible());
  await context.close();
});

test("without the removed words, the last text of a lineage is the newest text", async () => {
  const { page, context } = await open(browser, files.history);
  const newest = JSON.parse(resdiff("show", "80/57", "--format", "json"));
  const shown = await page.$$eval("article.lineage", (all) =>
    all.map((one) => {
      const last = [...one.querySelectorAll("p.text")].at(-1).cloneNode(true);
      last.querySelectorAll("del").forEach((del) => del.remove());
      return [one.id, last.textContent];
    }),
  );
  const texts = Object.fromEntries(shown);
  for (const { address, text } of newest.paragraphs) {
    assert.equal(squeezed(texts[`l-${address}`]), squeezed(text), address);
  }
  await context.close();
});

test("without the years, the words of the origins are the newest text", async () => {
  const { page, context } = await open(browser, files.origins);
  const newest = JSON.parse(resdiff("show", "80/57", "--format", "json"));
  const shown = await page.$$eval("#paragraphs p.text", (all) =>
    all.map((one) => {
      one.querySelectorAll(".origin, .label").forEach((other) => other.remove());
      return one.textContent;
    }),
  );
  assert.deepEqual(shown.map(squeezed), newest.paragraphs.map((paragraph) => squeezed(paragraph.text)));
  await context.close();
});

test("what moved is a line of the timeline, and what came back leads over the gap", async () => {
  const { page, context } = await open(browser, files.years);
  const json = JSON.parse(resdiff("history", "78/241", "79/62", "80/57", "--format", "json"));
  assert.ok(json.totals.length === 3);
  const lines = await page.$$eval(".timeline path.move", (all) => all.map((one) => one.getAttribute("d")));
  const spans = lines.flatMap((d) => [...d.matchAll(/M\d+ (\d+)L\d+ (\d+)/g)].map(([, from, to]) => to - from));
  // Two versions are 64 apart, less the height of a cell; over a gap it is more.
  assert.ok(spans.includes(38) && spans.some((span) => span > 64), spans.join());
  await context.close();
});

test("a wide table scrolls by itself and can be reached by keyboard", async () => {
  const { page, context } = await open(browser, files.years, { viewport: { width: 720, height: 900 } });
  const regions = await page.$$eval(".scroll", (all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => [one.tabIndex, one.getAttribute("role")]),
  );
  assert.ok(regions.length > 0);
  for (const region of regions) assert.deepEqual(region, [0, "group"]);
  // Where it is too narrow for a table, every row is a paragraph.
  await page.setViewportSize({ width: 380, height: 900 });
  const wide = await page.$$eval(".scroll", (all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
  assert.equal(wide, 0);
  await context.close();
});

test("a click on a head sorts the index without a server, another one turns it round", async () => {
  const { page, context, trouble } = await open(browser, files.session);
  assert.match(page.url(), /^file:/);
  const column = (at) =>
    page.$$eval("#changes tbody tr", (rows, at) => rows.map((row) => Number(row.cells[at].dataset.n)), at);
  const heads = page.locator("#changes thead th");
  for (let at = 2; at < (await heads.count()); at += 1) {
    const before = await column(at);
    if (before.some(Number.isNaN)) continue;
    const rising = [...before].sort((one, other) => one - other);
    await heads.nth(at).locator("button").click();
    assert.deepEqual(await column(at), [...rising].reverse());
    assert.equal(await heads.nth(at).getAttribute("aria-sort"), "descending");
    await heads.nth(at).locator("button").click();
    assert.deepEqual(await column(at), rising);
  }
  const titles = () => page.$$eval("#changes tbody th", (all) => all.map((one) => one.textContent));
  await heads.nth(1).locator("button").focus();
  await page.keyboard.press("Enter");
  const named = await titles();
  assert.deepEqual(named, [...named].sort((one, other) => one.localeCompare(other, "en", { numeric: true })));
  assert.deepEqual(trouble, []);
  await context.close();
});

test("the index leads to the reports", async () => {
  const { page, context } = await open(browser, files.session);
  assert.equal(await page.locator("#changes tbody tr").count(), 2);
  const links = await page.$$eval("#changes a", (all) => all.map((a) => a.getAttribute("href")));
  assert.deepEqual(links.sort(), ["reports/79-62.html", "reports/80-57.html"]);
  await page.locator("#changes a").first().click();
  assert.match(await page.title(), /what changed/);
  await context.close();
});
