// Makes pictures of reports, for eyes: node pictures.mjs FOLDER. The first one is that of the README.

import { mkdirSync } from "node:fs";
import path from "node:path";

import { launch, open, reports } from "./lib.mjs";

const folder = process.argv[2] ?? "pictures";
mkdirSync(folder, { recursive: true });
const browser = await launch();

for (const [name, file] of Object.entries(reports())) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 380]) {
      const { page, context } = await open(browser, file, { colorScheme, viewport: { width, height: 860 } });
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`) });
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}-whole.png`), fullPage: true });
      await context.close();
    }
  }
  const { page, context } = await open(browser, file);
  for (const format of ["A4", "Letter"]) await page.pdf({ path: path.join(folder, `${name}-${format}.pdf`), format });
  await context.close();
  const forced = await open(browser, file, { forcedColors: "active" });
  await forced.page.screenshot({ path: path.join(folder, `${name}-1280-forced.png`) });
  await forced.context.close();
}
await browser.close();
