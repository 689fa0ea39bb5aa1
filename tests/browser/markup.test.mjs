// The W3C's checker finds no error in any report.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";

import { hostilePair, report, reports } from "./lib.mjs";

const vnu = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const java = spawnSync("java", ["-version"]).status === 0;
const skip = !java && !process.env.RESDIFF_REQUIRE_ALL && "no java on this machine";

test("the markup is valid", { skip }, () => {
  const files = [...Object.values(reports()), report("hostile", ...hostilePair())];
  const found = spawnSync("java", ["-jar", vnu, "--errors-only", "--format", "gnu", ...files], { encoding: "utf8" });
  assert.equal(found.stderr + found.stdout, "");
  assert.equal(found.status, 0);
});
