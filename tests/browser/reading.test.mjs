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

/** The buttons lie under their words. */
const force = { force: true };

const shown = (page, selector) =>
  page.$$eval(selector, (all) => all.filter((one) => one.checkVisibility()).length);

test("views switch without script", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, context, trouble } = await open(browser, moves, { javaScriptEnabled });
    const count = (selector) => page.locator(selector).filter({ visible: true }).count();
    assert.equal(await count("tr.edited > :is(.old, .new)"), 0);
    assert.ok((await count("tr.edited > .both")) > 3);
    await page.getByLabel("Side by side").check(force);
    assert.ok((await count("tr.edited > .old")) > 3 && (await count("tr.edited > .new")) > 3);
    assert.equal(await count("tr.edited > .both"), 0);
    await page.getByLabel("New text").check(force);
    assert.ok((await count("tr.edited > .both")) > 3 && (await count(".fold")) > 0);
    assert.equal(await count(".rows td del"), 0);
    assert.deepEqual(trouble, []);
    await context.close();
  }
});

test("filters show what they say", async () => {
  const { page, context } = await open(browser, english);
  assert.ok((await shown(page, "tr.same")) > 0);
  await page.locator("#show-changed").check(force);
  assert.equal(await shown(page, "tr.same"), 0);
  assert.equal(await shown(page, "tr.row"), await page.locator("tr.row").count());
  await page.locator("#show-moved").check(force);
  assert.equal(await shown(page, "tr.row"), await page.locator("tr.moved").count());
  assert.ok((await shown(page, "tr.row")) > 0);
  await page.locator("#show-alone").check(force);
  assert.equal(await shown(page, "tr.row"), await page.locator("tr.added, tr.removed").count());
  // The keys follow the filter.
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  assert.ok(await page.evaluate(() => document.querySelector(":target").matches("tr.added, tr.removed")));
  await page.getByLabel("Everything").check(force);
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
    await page.locator(".kinds summary").click();
    await page.locator("#kind-roll-over").uncheck();
    assert.match(await status.innerText(), /^Not shown: routine update \(\d+ changes\)\.$/);
    // Only rolled over: hidden. More than that: shown without what is off.
    assert.equal(await seen("#PP1"), 0);
    assert.equal(await seen("#OP1"), 1);
    assert.equal(await seen("#OP1 .both del.roll-over"), 0);
    assert.equal(await seen("#OP1 .both del.action"), 1);
    await page.locator("#kind-action").uncheck();
    assert.equal(await seen("#OP1"), 0);
    // A link that leads to what is hidden shows it.
    await page.locator('.first a[href="#OP1"]').first().click();
    assert.equal(await seen("#OP1"), 1);
    await page.locator("#kind-roll-over").check();
    assert.equal(await seen("#PP1"), 1);
    await context.close();
  }
});

test("boxes and reasons work by keyboard", async () => {
  const { page, context } = await open(browser, kinds);
  await page.locator(".kinds summary").click();
  await page.locator("#kind-action").focus();
  await page.keyboard.press("Space");
  assert.equal(await page.locator("#kind-action").isChecked(), false);
  await page.keyboard.press("Space");
  await page.locator("#OP1 .why summary").focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#OP1 .why").innerText(), /seventy-ninth → eightieth/);
  await context.close();
});

test("classes are told in the margin, in words, and the text has no signs", async () => {
  const { page, context } = await open(browser, kinds);
  assert.match(await page.locator("#OP1 .kind").innerText(), /Verb or commitment \(stronger\): Requests → Urges\s+Routine update/);
  const signs = await page.$$eval("td :is(ins, del)", (all) =>
    all.map((one) => getComputedStyle(one, "::after").content).filter((content) => content !== "none"));
  assert.deepEqual(signs, []);
  const copied = await page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector("#OP1 .both"));
    return getSelection().toString();
  });
  assert.match(copied, /Requests Urges/);
  await context.close();
});

test("one key leads to the next change, another back, and a box switches them off", async () => {
  const { page, context } = await open(browser, english);
  const at = () => page.evaluate(() => document.querySelector(":target")?.id);
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  assert.equal(await at(), "PP2");
  await page.keyboard.press("p");
  assert.equal(await at(), "PP1");
  const filter = await page.locator("label", { hasText: "Changes only" }).innerText();
  const all = filter.match(/\((\d+)\)/)[1];
  assert.match(await page.locator("#PP1 .hops").innerText(), new RegExp(`1 of ${all}`));
  await page.locator("#keys").uncheck();
  await page.keyboard.press("n");
  assert.equal(await at(), "PP1");
  await context.close();
});

test("what is read keeps its place when a filter or a view changes, by mouse and by keyboard", async () => {
  const { page, context } = await open(browser, english);
  const top = async () => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return page.evaluate(() => document.querySelector("#OP4").getBoundingClientRect().top);
  };
  await page.evaluate(() => (location.hash = "#OP4"));
  const before = await top();
  for (const choice of ["#show-changed", "#show-all", "#view-side", "#view-inline"]) {
    // By hand: the browser's driver would scroll to the button first.
    const { x, y, width, height } = await page.locator(`label:has(${choice})`).boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    const after = await top();
    assert.ok(Math.abs(after - before) < 3, `${choice}: ${before}, ${after}`);
  }
  await page.locator("#show-all").focus();
  const focused = await top();
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.locator("#show-changed").isChecked());
  const after = await top();
  assert.ok(Math.abs(after - focused) < 3, `keyboard: ${focused}, ${after}`);
  await context.close();
});

test("on a phone the bar stays, and leads to the contents and from change to change", async () => {
  const { page, context } = await open(browser, english, { viewport: { width: 380, height: 800 } });
  await page.evaluate(() => (location.hash = "#OP4"));
  const bar = await page.locator(".tools").boundingBox();
  assert.ok(Math.abs(bar.y) < 2 && bar.height <= 60, JSON.stringify(bar));
  await page.locator("#after").click();
  assert.equal(await page.evaluate(() => document.querySelector(":target").id), "OP5");
  await page.locator(".jump").click();
  assert.ok(await page.locator("#contents").isVisible());
  await context.close();
});

test("what is folded is in the page, where a search of the browser opens it", async () => {
  const { page, context } = await open(browser, moves);
  const words = await page.locator("#PP2 .new").first().evaluate((one) => one.textContent.trim().slice(-30));
  assert.ok(await page.evaluate((words) => document.querySelector("details:has(#PP2)").textContent.includes(words), words));
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
  const table = page.locator(".things", { has: page.locator("summary", { hasText: "Money" }) });
  await table.locator("summary").click();
  const money = await table.locator("tbody tr", { hasText: "dollars" }).locator("td").allInnerTexts();
  assert.deepEqual(money, ["5 million United States dollars: OP2", "7 million United States dollars: OP2"]);
  assert.match(await page.locator(".map").textContent(), /OP3–OP6 → OP4–OP7/);
  assert.match(text, /of old PP3 are now in OP3/);
  assert.match(await page.locator("#PP3 .kind").innerText(), /dropped here, now in OP3/);
  assert.match(await page.locator("#OP3 .kind").innerText(), /from old PP3/);
  assert.match(await page.locator(".first li").first().innerText(), /^(old )?(OP|PP)\d/);
  await context.close();
});

test("views and filters work by keyboard alone", async () => {
  const { page, context } = await open(browser, moves);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.locator("#view-side").focus();
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.locator("#view-clean").isChecked());
  await page.locator("#view-inline").check(force);
  await page.locator(".same summary").first().focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".same details").first().evaluate((details) => details.open));
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
  await page.locator("#OP1 .kind").getByText("Old place").click();
  assert.equal(new URL(page.url()).hash, "#OP6-old");
  assert.match(await page.locator("#OP6-old").innerText(), /OP6 moved up to OP1/);
  await page.locator("#OP6-old .link").click();
  assert.equal(new URL(page.url()).hash, "#OP1");
  assert.match(await page.locator("#OP1").innerText(), /was OP6[^]*Moved up; 2 words added/);
  await context.close();
});

test("splits and merges show all their parts", async () => {
  const { page, context } = await open(browser, moves);
  await page.getByLabel("Side by side").check(force);
  assert.deepEqual(await page.locator("#OP4 > .new .part").allInnerTexts(), ["OP4", "OP5"]);
  assert.deepEqual(await page.locator("#OP6 > .old .part").allInnerTexts(), ["OP4", "OP5"]);
  assert.match(await page.locator("#OP4 .kind").innerText(), /OP3 was split into OP4 and OP5/);
  assert.match(await page.locator("#OP6 .kind").innerText(), /OP4 and OP5 were merged into OP6/);
  await context.close();
});

test("marks lead to their notes", async () => {
  const { page, context } = await open(browser, moves);
  await page.locator("#OP4 > .both sup a").first().click();
  assert.equal(new URL(page.url()).hash, "#note-2");
  assert.match(await page.locator("#note-2").innerText(), /A\/79\/340/);
  await context.close();
});

test("the map leads to the rows", async () => {
  const { page, context } = await open(browser, moves);
  // Every row of paragraphs has its cells.
  const rows = await page.locator("section:not([aria-labelledby=notes]) > table :is(tr:is(.row, .head):not(.left), .fold)").count();
  assert.equal(await page.locator(".strip a:has(rect)").count(), rows);
  await page.locator(".strip a.moved rect").first().click();
  assert.equal(new URL(page.url()).hash, "#OP1");
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
    for (const view of ["Side by side", "Redline"]) {
      await page.getByLabel(view).check(force);
      const session = await context.newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const count = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
      assert.ok(count("table") >= 3, `${width} ${view}`);
      assert.ok(count("row") > 10, `${width} ${view}`);
      assert.ok(count("rowheader") > 5, `${width} ${view}`);
      assert.ok(count("insertion") >= 5 && count("deletion") >= 5, `${width} ${view}`);
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
    assert.equal(await shown(page, "input, .hops, nav, .skip"), 0);
    assert.equal(await shown(page, ".key"), 1);
    for (const format of ["A4", "Letter"]) {
      const pdf = await page.pdf({ format });
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      assert.ok(pages >= 4 && pages <= 9, `${format}: ${pages}`);
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
  assert.deepEqual(order.slice(1), ["What", "Preamble", "Operative", "Notes", "Map", "Checks", "Sources", "Not"]);
  assert.ok(await page.locator("#OP1").isVisible());
  await context.close();
});
