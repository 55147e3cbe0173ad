import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inBrowser } from "@/scripts/lib/in-browser.mjs";
import type { Bench, Row } from "../row";

/** What people wait for in a real browser, on the built server: `e2e/measured/browser.check.ts` measures it. */
export const browser: Bench = {
  name: "browser",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "cohue-bench-browser-"));
    const file = join(folder, "rows.json");
    const code = await inBrowser("browser", { COHUE_ROWS: file });
    if (code !== 0) throw new Error("the browser's measurements did not come to an end");
    const rows: Row[] = JSON.parse(readFileSync(file, "utf8"));
    rmSync(folder, { recursive: true });
    return rows;
  },
};
