// What all browser tests share: the program, the reports it makes, a browser, and how to read a text back
// from a page.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

export const here = import.meta.dirname;
export const project = path.resolve(here, "../..");

/** The program under test. */
const program = process.env.RESDIFF_BIN ?? path.join(project, "target/debug/resdiff");

const folder = mkdtempSync(path.join(tmpdir(), "resdiff-browser-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Runs the program; an error of its own is an error here. */
export function resdiff(...args) {
  return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
}

/** Makes a report; gives the path of its file. */
export function report(name, old, now, ...options) {
  const file = path.join(folder, `${name}.html`);
  resdiff("compare", old, now, ...options, "-o", file);
  return file;
}

/** Makes a report of another command; gives the path of its file. */
export function reportOf(name, command, ...args) {
  const file = path.join(folder, `${name}.html`);
  resdiff(command, ...args, "-o", file);
  return file;
}

/** Makes the index of a session of two pairs, one of them without a successor; gives the path of its file. */
export function sessionIndex() {
  const out = path.join(folder, "session");
  const pairs = text("session.csv", `old,new,evidence\n78/241,79/62,same title\n79/62,80/57,"same title, cited"\n80/57,,\n`);
  resdiff("session", "--manifest", pairs, "-o", out, "--quiet");
  return path.join(out, "index.html");
}

/** Twelve versions of a text, in which a paragraph comes back, one moves, and two are merged. */
export function manyVersions() {
  const points = (year) => [
    `Requests the Secretary-General to report on fisheries in ${year};`,
    ...(year % 4 ? ["Decides to convene a meeting of experts on ammunition in Geneva;"] : []),
    "Invites contributions to the voluntary trust fund for landlocked countries;",
    ...(year % 3 ? ["Welcomes the progress made by the Committee on biodiversity;"] : []),
  ];
  return Array.from({ length: 12 }, (_, at) => {
    const list = points(2010 + at);
    if (at % 5 === 4) list.reverse();
    const body = list.map((point, place) => `${place + 1}. ${point}`).join("\n\n");
    return text(`A-RES-${65 + at}-7.txt`, `${65 + at}/7. Fisheries and <other> matters\n\n\nThe General Assembly,\n\n${body}\n`);
  });
}

/** A file with a text made by a test. */
export function text(name, content) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

export const fixture = (name) => path.join(here, "texts", name);

/** The Chinese text that comes with the program, against itself with some words changed. */
export function chinesePair() {
  const original = readFileSync(path.join(project, "versions/zh/A-RES-79-62.txt"), "utf8");
  const changed = original
    .replaceAll("2023 年 12 月", "2022 年 11 月")
    .replaceAll("人道主义", "人道")
    .replaceAll("新技术和新兴技术", "新兴技术");
  return [text("A-RES-78-241.txt", changed), path.join(project, "versions/zh/A-RES-79-62.txt"), "--lang", "zh"];
}

/** Texts that try to be more than text. */
export function hostilePair() {
  const bad = `<script>window.hit=1</script> " onload="window.hit=1 </style></table> \u202e\u200b &lt;img src=x onerror=window.hit=1>`;
  const long = "a".repeat(100_000);
  const of = (number, extra) => `A/RES/78/${number}

The General Assembly,

Recalling its resolution 77/1 of 1 December 2022 ${bad},

Noting ${long}${extra} in full,

1. Decides ${bad} to act${extra};

2. Requests the Secretary-General to report to it at its next session ${bad}.
`;
  return [text("hostile-old.txt", of(1, "")), text("hostile-new.txt", of(2, " again"))];
}

/** The reports that layout, access and markup are checked on. */
export function reports() {
  return {
    english: report("english", "78/241", "79/62"),
    inline: report("inline", "79/62", "80/57", "--view", "inline", "--all"),
    paper: report("paper", "78/241", "79/62", "--print", "--stamp"),
    chinese: report("chinese", ...chinesePair()),
    arabic: report("arabic", fixture("ar-78-901.txt"), fixture("ar-79-902.txt")),
    moves: report("moves", fixture("moves-old.txt"), fixture("moves-new.txt")),
    equal: report("equal", "78/241", "78/241"),
    kinds: report("kinds", fixture("kinds-old.txt"), fixture("kinds-new.txt")),
    hidden: report("hidden", "79/62", "80/57", "--hide", "roll-over,editorial"),
    history: reportOf("history", "history", "78/241", "79/62", "80/57"),
    years: reportOf("years", "history", ...manyVersions()),
    origins: reportOf("origins", "blame", "80/57", "79/62", "78/241"),
    arabicHistory: reportOf("arabic-history", "history", fixture("ar-78-901.txt"), fixture("ar-79-902.txt"), "--print"),
    arabicOrigins: reportOf("arabic-origins", "blame", fixture("ar-79-902.txt"), fixture("ar-78-901.txt")),
    session: sessionIndex(),
  };
}

/** Chromium without anything that looks for a network of its own. */
export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page with a report in it, and everything that it asked for or complained about. */
export async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble = [];
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== pathToFileURL(file).href) trouble.push(`request: ${request.url()}`);
  });
  page.on("console", (message) => trouble.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error: ${error}`));
  page.on("dialog", (dialog) => trouble.push(`dialog: ${dialog.message()}`));
  await page.goto(pathToFileURL(file).href);
  return { page, context, trouble };
}

/** The folder of texts and hand-made pairs beside the project, where there is one. */
export function shared() {
  const places = [process.env.RESDIFF_SHARED, path.join(project, "../shared")];
  return places.find((place) => place && existsSync(path.join(place, "gold")));
}
