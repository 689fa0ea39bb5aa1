// The page holds at every width, and targets are large enough.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open, reports } from "./lib.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("no report scrolls sideways, in any view, at any width", async () => {
  for (const [name, file] of Object.entries(reports())) {
    const { page, context } = await open(browser, file);
    for (const view of ["#view-side", "#view-inline", "#view-clean"]) {
      if (await page.locator(view).count()) await page.locator(view).check({ force: true });
      for (const width of [320, 380, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${name} ${view} ${width}: ${wide}`);
      }
    }
    await context.close();
  }
});

test("below 700 pixels the new text stands below the old one, else beside it", async () => {
  const { page, context } = await open(browser, reports().english);
  await page.locator("#view-side").check({ force: true });
  const places = async () => [
    await page.locator("#PP2 > .old").boundingBox(),
    await page.locator("#PP2 > .new").boundingBox(),
  ];
  let [old, now] = await places();
  assert.ok(now.x > old.x + 100 && Math.abs(now.y - old.y) < 2);
  await page.setViewportSize({ width: 699, height: 900 });
  [old, now] = await places();
  assert.ok(now.y >= old.y + old.height && Math.abs(now.x - old.x) < 2);
  await context.close();
});

test("in Arabic the old text is on the right", async () => {
  const { page, context } = await open(browser, reports().arabic);
  await page.locator("#view-side").check({ force: true });
  const old = await page.locator("tr.edited > .old").first().boundingBox();
  const now = await page.locator("tr.edited > .new").first().boundingBox();
  assert.ok(old.x > now.x + 100);
  await context.close();
});

test("the text begins on the first screen or the second", async () => {
  for (const [width, most] of [[1280, 1000], [380, 1800]]) {
    const { page, context } = await open(browser, reports().english, { viewport: { width, height: 900 } });
    const tops = await page.$$eval(".rows .text", (all) =>
      all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().top));
    assert.ok(tops[0] > 300 && tops[0] < most, `${width}: ${tops[0]}`);
    await context.close();
  }
});

test("targets are 24 pixels, or stand in a line of text", async () => {
  for (const width of [320, 1280]) {
    const { page, context } = await open(browser, reports().moves, { viewport: { width, height: 900 } });
    const small = await page.$$eval("nav a, .hops a, .self, .link, label, summary", (all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => [one.className || one.localName, one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([name, box]) => `${name} ${box.width}x${box.height}`),
    );
    assert.deepEqual(small, []);
    await context.close();
  }
});
