// What a reader does: switches views, sets filters, follows links, opens folds, prints.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fixture, launch, open, report } from "./lib.mjs";

let browser;
let moves;
let english;
let kinds;
before(async () => {
  browser = await launch();
  moves = report("moves", fixture("moves-old.txt"), fixture("moves-new.txt"));
  english = report("english", "78/241", "79/62");
  kinds = report("kinds", fixture("kinds-old.txt"), fixture("kinds-new.txt"));
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

test("boxes hide the changes of a class, and say so", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, context } = await open(browser, kinds, { javaScriptEnabled });
    const seen = (selector) => page.locator(selector).filter({ visible: true }).count();
    const status = page.getByRole("status");
    assert.equal(await status.innerText(), "");
    assert.equal(await seen("#PP1"), 1);
    const badges = await seen("tr .badge");
    await page.locator("#kind-roll-over").uncheck();
    assert.match(await status.innerText(), /^\d+ roll-over changes are not shown\.$/);
    // Only rolled over: hidden, also in the list in words. More than that: shown without what is off.
    assert.equal(await seen("#PP1"), 0);
    assert.equal(await seen('.in-words a[href="#PP1"]'), 0);
    assert.equal(await seen("#OP1"), 1);
    assert.ok((await seen("tr .badge")) < badges);
    assert.equal(await seen(".badge.roll-over"), 0);
    await page.getByLabel("In one text").check();
    assert.equal(await seen("#OP1 .both del.roll-over"), 0);
    assert.equal(await seen("#OP1 .both del.action"), 1);
    await page.locator("#kind-action").uncheck();
    assert.equal(await seen("#OP1"), 0);
    // A link that leads to what is hidden shows it.
    await page.locator('.first a[href="#OP1"]').click();
    assert.equal(await seen("#OP1"), 1);
    await page.locator("#kind-roll-over").check();
    assert.equal(await seen("#PP1"), 1);
    await context.close();
  }
});

test("boxes and reasons work by keyboard", async () => {
  const { page, context } = await open(browser, kinds);
  await page.locator("#kind-action").focus();
  await page.keyboard.press("Space");
  assert.equal(await page.locator("#kind-action").isChecked(), false);
  await page.keyboard.press("Space");
  await page.locator("#OP1 .why summary").focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#OP1 .why").innerText(), /action, stronger: Requests → Urges: stronger, ladder/);
  await context.close();
});

test("classes are told in words, and once", async () => {
  const { page, context } = await open(browser, kinds);
  assert.match(await page.locator("#OP1 th").innerText(), /action: stronger\s+roll-over/);
  const title = await page.locator("#OP1 ins.action").first().getAttribute("title");
  assert.match(title, /^action, stronger: Requests → Urges/);
  // The signs at the words are seen and not heard, and of two words that took each other's place one has it.
  const sign = (selector) =>
    page.locator(selector).first().evaluate((one) => getComputedStyle(one, "::after").content);
  assert.match(await sign("#OP1 .new ins.action"), /a↑/);
  assert.equal(await sign("#OP1 .both del.action"), "none");
  assert.equal(await sign(".in-words ins.action"), "none");
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const heard = nodes.filter((node) => !node.ignored && node.role?.value === "StaticText").map((node) => node.name.value);
  assert.ok(heard.includes("Urges"), heard.join("|"));
  assert.ok(!heard.some((words) => /^a[↑↓]?$/.test(words)));
  await context.close();
});

test("what rolled over looks quieter than what did not", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await open(browser, kinds, { colorScheme });
    const ground = (selector) =>
      page.locator(selector).first().evaluate((one) => getComputedStyle(one).backgroundColor);
    assert.equal(await ground("td ins.roll-over"), "rgba(0, 0, 0, 0)");
    assert.notEqual(await ground("td ins.action"), "rgba(0, 0, 0, 0)");
    await context.close();
  }
});

test("findings lead to their rows", async () => {
  const { page, context } = await open(browser, kinds);
  const text = await page.locator(".findings").innerText();
  assert.match(text, /OP6 still says “.*seventy-ninth.*”, while in OP1 “seventy-ninth” became “eightieth”/);
  assert.match(text, /stale: OP2 says “paragraph 4”, which pointed to old OP4 \(now OP5\) and now points to OP4/);
  await page.locator(".things summary", { hasText: "Money" }).click();
  const money = await page.locator(".things tbody tr", { hasText: "dollars" }).locator("td").allInnerTexts();
  assert.deepEqual(money, ["5 million United States dollars: OP2", "7 million United States dollars: OP2"]);
  assert.match(await page.locator(".map").textContent(), /OP3–OP6 → OP4–OP7/);
  assert.match(text, /of old PP3 stand in OP3 now/);
  assert.match(await page.locator("#PP3 th").innerText(), /of its old text stand in OP3 now/);
  assert.match(await page.locator("#OP3 th").innerText(), /of it stood in old PP3/);
  assert.match(await page.locator("#read-first + ol > li").first().innerText(), /^(old )?(OP|PP)\d/);
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
  assert.deepEqual(order.slice(1, 6), ["Summary", "Findings", "Preamble", "Operative", "Notes"]);
  assert.ok(await page.locator("#OP1").isVisible());
  await context.close();
});
