// What a reader does: switches views, sets filters, follows links, opens folds, prints.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fixture, launch, open, report } from "./lib.mjs";

let browser;
let moves;
let english;
before(async () => {
  browser = await launch();
  moves = report("moves", fixture("moves-old.txt"), fixture("moves-new.txt"));
  english = report("english", "78/241", "79/62");
});
after(() => browser.close());

const shown = (page, selector) =>
  page.$$eval(selector, (all) => all.filter((one) => one.checkVisibility()).length);

test("views switch without script", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, context, trouble } = await open(browser, moves, { javaScriptEnabled });
    const count = (selector) => page.locator(selector).filter({ visible: true }).count();
    assert.ok((await count("tr.edited > .old")) > 3);
    assert.equal(await count("tr.edited > .both"), 0);
    await page.getByLabel("In one text").check();
    assert.equal(await count("tr.edited > .old"), 0);
    assert.equal(await count("tr.edited > .new"), 0);
    assert.ok((await count("tr.edited > .both")) > 3);
    await page.getByLabel("Side by side").check();
    assert.ok((await count("tr.edited > .new")) > 3);
    assert.deepEqual(trouble, []);
    await context.close();
  }
});

test("filters show what they say", async () => {
  const { page, context } = await open(browser, english);
  assert.ok((await shown(page, "tr.same")) > 0);
  await page.locator("#show-changed").check();
  assert.equal(await shown(page, "tr.same"), 0);
  assert.equal(await shown(page, "tr.row"), await page.locator("tr.row").count());
  await page.locator("#show-moved").check();
  assert.equal(await shown(page, "tr.row"), await page.locator("tr.moved").count());
  assert.ok((await shown(page, "tr.row")) > 0);
  await page.locator("#show-alone").check();
  assert.equal(await shown(page, "tr.row"), await page.locator("tr.added, tr.removed").count());
  // The way from change to change follows the filter.
  const ways = await page.$$eval(".hops a", (all) => all.filter((a) => a.checkVisibility()).map((a) => a.hash.slice(1)));
  assert.ok(ways.length > 3);
  for (const id of ways) {
    assert.ok(await page.evaluate((id) => document.getElementById(id).checkVisibility(), id), id);
  }
  await page.getByLabel("Everything").check();
  assert.ok((await shown(page, "tr.same")) > 0);
  await context.close();
});

test("views and filters work by keyboard alone", async () => {
  const { page, context } = await open(browser, moves);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.locator("#view-side").focus();
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.locator("#view-inline").isChecked());
  await page.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("details").first().evaluate((details) => details.open));
  await context.close();
});

test("every link leads to something that is then seen", async () => {
  const { page, context, trouble } = await open(browser, moves);
  const hrefs = await page.$$eval("a", (all) => [...new Set(all.map((a) => a.getAttribute("href")))]);
  assert.ok(hrefs.length > 15);
  for (const href of hrefs) {
    assert.ok(href.startsWith("#"), href);
    await page.evaluate((href) => (location.hash = href), href);
    const seen = await page.evaluate(() => {
      const target = document.querySelector(":target");
      const place = (target?.localName === "span" ? target.parentElement : target)?.getBoundingClientRect();
      const inside = place && place.bottom > 0 && place.top < innerHeight;
      return { id: target?.id, inside, visible: (target.parentElement ?? target).checkVisibility() };
    });
    assert.equal(seen.id, decodeURIComponent(href.slice(1)));
    assert.ok(seen.inside && seen.visible, `${href}: ${JSON.stringify(seen)}`);
  }
  assert.deepEqual(trouble, []);
  await context.close();
});

test("a link into a fold opens it", async () => {
  const { page, context } = await open(browser, moves);
  const fold = page.locator("details:has(#PP2)");
  assert.equal(await fold.evaluate((details) => details.open), false);
  await page.evaluate(() => (location.hash = "#PP2"));
  assert.equal(await fold.evaluate((details) => details.open), true);
  await context.close();
});

test("moves link both ways and say so", async () => {
  const { page, context } = await open(browser, moves);
  await page.locator("#OP1 .link").click();
  assert.equal(new URL(page.url()).hash, "#OP6-old");
  assert.match(await page.locator("#OP6-old").innerText(), /OP6 stood here; it moved up and became OP1/);
  await page.locator("#OP6-old .link").click();
  assert.equal(new URL(page.url()).hash, "#OP1");
  assert.match(await page.locator("#OP1 th").innerText(), /OP6 moved up and became OP1; two words added/);
  await context.close();
});

test("splits and merges show all their parts", async () => {
  const { page, context } = await open(browser, moves);
  assert.deepEqual(await page.locator("#OP4 > .new .part").allInnerTexts(), ["OP4", "OP5"]);
  assert.deepEqual(await page.locator("#OP6 > .old .part").allInnerTexts(), ["OP4", "OP5"]);
  assert.match(await page.locator("#OP4 th").innerText(), /OP3 was split into OP4 and OP5/);
  assert.match(await page.locator("#OP6 th").innerText(), /OP4 and OP5 were merged into OP6/);
  await context.close();
});

test("marks lead to their notes", async () => {
  const { page, context } = await open(browser, moves);
  await page.locator("#OP4 > .new sup a").click();
  assert.equal(new URL(page.url()).hash, "#note-2");
  assert.match(await page.locator("#note-2").innerText(), /A\/79\/340/);
  await context.close();
});

test("the strip and the margin lead to their rows", async () => {
  const { page, context } = await open(browser, moves);
  // Every row of paragraphs has its cells.
  const rows = await page.locator("section:not([aria-labelledby=notes]) > table :is(tr.row:not(.left), .fold)").count();
  assert.equal(await page.locator(".strip a:has(rect)").count(), rows);
  await page.locator(".strip a.moved rect").first().click();
  assert.equal(new URL(page.url()).hash, "#OP1");
  await page.locator(".margin a").last().click();
  assert.equal(new URL(page.url()).hash, "#OP7");
  await context.close();
});

test("the contents stay in view on a wide screen", async () => {
  const { page, context } = await open(browser, english);
  await page.evaluate(() => (location.hash = "#OP9"));
  const place = await page.locator("nav").boundingBox();
  assert.ok(place.y >= 0 && place.y < 700, JSON.stringify(place));
  await context.close();
});

test("a table is a table in every view, to those who hear it", async () => {
  for (const width of [1280, 380]) {
    const { page, context } = await open(browser, moves, { viewport: { width, height: 900 } });
    for (const view of ["Side by side", "In one text"]) {
      await page.getByLabel(view).check();
      const session = await context.newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const count = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
      assert.ok(count("table") >= 3, `${width} ${view}`);
      assert.ok(count("row") > 10, `${width} ${view}`);
      assert.ok(count("rowheader") > 5, `${width} ${view}`);
      assert.ok(count("insertion") > 5 && count("deletion") > 5, `${width} ${view}`);
    }
    await context.close();
  }
});

test("on paper everything is unfolded and nothing is there to switch", async () => {
  for (const file of [english, report("paper", "78/241", "79/62", "--print")]) {
    const { page, context } = await open(browser, file);
    await page.emulateMedia({ media: "print" });
    const hidden = await page.$$eval(".fold", (all) =>
      all.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true }) || one.offsetHeight === 0).length,
    );
    assert.equal(hidden, 0);
    assert.equal(await shown(page, "input, .hops, .margin, nav, .skip"), 0);
    const head = await page.locator("thead").nth(1).evaluate((head) => getComputedStyle(head).display);
    assert.equal(head, "table-header-group");
    for (const format of ["A4", "Letter"]) {
      const pdf = await page.pdf({ format });
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      assert.ok(pages >= 5 && pages <= 16, `${format}: ${pages}`);
    }
    await context.close();
  }
});

test("without its stylesheet it still reads", async () => {
  const { page, context } = await open(browser, moves);
  await page.evaluate(() => document.querySelector("style").remove());
  const line = (selector) =>
    page.locator(selector).first().evaluate((one) => getComputedStyle(one).textDecorationLine);
  assert.equal(await line("td ins"), "underline");
  assert.equal(await line("td del"), "line-through");
  const order = await page.$$eval("h1, h2", (all) => all.map((one) => one.innerText.trim().split(" ")[0]));
  assert.deepEqual(order.slice(1, 5), ["Summary", "Preamble", "Operative", "Notes"]);
  assert.ok(await page.locator("#OP1").isVisible());
  await context.close();
});
