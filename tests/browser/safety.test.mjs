// Nothing in a text acts, nothing is fetched, nothing complains.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { hostilePair, launch, open, report, reports } from "./lib.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("no report asks for anything or complains", async () => {
  for (const [name, file] of Object.entries(reports())) {
    const { page, context, trouble } = await open(browser, file);
    await page.mouse.wheel(0, 5000);
    for (const fold of await page.locator("details:not(.kinds) > summary").filter({ visible: true }).all()) await fold.click();
    assert.deepEqual(trouble, [], name);
    await context.close();
  }
});

test("a hostile text is text", async () => {
  const file = report("hostile", ...hostilePair());
  const { page, context, trouble } = await open(browser, file);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.locator("img, [onload], [onerror], [style]").count(), 0);
  // One script, our own.
  assert.equal(await page.locator("script").count(), 1);
  const text = await page.locator("main").innerText();
  assert.ok(text.includes('<script>window.hit=1</script> " onload="window.hit=1 </style></table>'));
  assert.ok(text.includes("⟨U+202E⟩") && text.includes("⟨U+200B⟩"));
  assert.ok(!/[\u202e\u200b]/.test(text));
  for (const width of [320, 380, 768, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${width}: ${wide}`);
  }
  assert.deepEqual(trouble, []);
  await context.close();
});

test("a script that gets into the file does not run", async () => {
  // The policy, not only the escaping: what an injection would look like is put into the file by hand.
  const { text } = await import("./lib.mjs");
  const html = readFileSync(report("policy", "78/241", "79/62"), "utf8");
  const broken = html.replace("</main>", '<script>window.hit=1</script><img src="x" onerror="window.hit=1"></main>');
  const context = await browser.newContext();
  const page = await context.newPage();
  const { pathToFileURL } = await import("node:url");
  await page.goto(pathToFileURL(text("broken.html", broken)).href);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  await context.close();
});
