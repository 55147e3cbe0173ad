import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The pages' and components' own files, from the checkout's root, without their tests. */
export const sources = (): { path: string; text: string }[] =>
  readdirSync(`${root}app`, { recursive: true, encoding: "utf8" })
    .map((path) => `app/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.(tsx?|css)$/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, "utf8") }));

/** Which of them match, in order: for rules that hold in every file but those that are named. */
export const filesNaming = (pattern: RegExp): string[] =>
  sources()
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path);
