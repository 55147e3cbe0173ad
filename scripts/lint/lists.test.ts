import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Several words joined by one language's signs. `useLists` and `listsIn` of app/_words/in-list.ts join them as the reader's language does. */
const OWN = /\.join\(\s*(?:(["'`])(?:\s*[,;&、，；]\s+|[、，；]|\s+(?:and|or|und|oder)\s+|\s*和\s*)\1|t\()/;

/** Pages that have no Chinese words are in English or German, and both join with a comma. Each is of the area whose words it says. */
const NOT_IN_CHINESE: Record<string, readonly string[]> = {
  account: ["app/account/_components/sign-in-or-up.tsx"],
  admin: ["app/admin/(console)/page.tsx", "app/admin/_components/people/keys-dialog.tsx"],
  desk: [
    "app/moderation/_components/case/banners.tsx",
    "app/moderation/_components/evidence/person-card.tsx",
    "app/moderation/_components/evidence/recipe.tsx",
    "app/moderation/_components/evidence/replay.tsx",
    "app/moderation/_components/evidence/thing.tsx",
    "app/moderation/_components/words.ts",
    "app/moderation/live/[slug]/_components/moments.tsx",
    "app/moderation/live/_components/wall-tile.tsx",
    // Kept with the case in English, and read at the desk.
    "server/domain/moderation/screening/screen.ts",
  ],
  me: ["app/me/keys/_components/key-row.tsx"],
  models: [
    "app/models/[id]/_components/audit-figures.tsx",
    "app/models/[id]/_components/curves.tsx",
    "app/models/[id]/_components/directions.tsx",
    "app/models/[id]/_components/hues.tsx",
  ],
  transparency: ["app/log/page.tsx", "app/transparency/_components/over-time.tsx"],
};
/** What no visitor reads, and what is no sentence. */
const NO_SENTENCE: Record<string, string> = {
  "core/picture/model/latent-model.ts": "what is wrong with a model's file, for whoever installs it",
  "core/picture/model/parse-finish.ts": "what is wrong with a model's file, for whoever installs it",
  "core/picture/model/parse-model.ts": "what is wrong with a model's file, for whoever installs it",
  "core/picture/model/safetensors.ts": "what is wrong with a model's file, for whoever installs it",
  "core/picture/recipe/ratio-schema.ts": "what a program is told that sent a shape there is not",
  "core/api/readable.ts": "the API's description, in English and for programs",
  "core/work/record/json-ld.ts": "schema.org separates keywords by commas",
  "server/config.ts": "what whoever starts the server reads",
  "server/config/settings.ts": "what whoever starts the server reads",
  "server/domain/moderation/public/log-line.ts": "the lines of a log's file, in English",
  "server/domain/moderation/public/read-log.ts": "the lines of a log's file, in English",
  "server/domain/verify/check-credentials.ts": "codes, which the page joins anew (verdict-words.ts)",
  "server/domain/work/files/read-file.ts": "what a program is told that asked for a file there is not",
  "server/http/middleware/method.ts": "a header",
  "server/http/middleware/security-headers.ts": "a header",
  "server/infra/db/open-in-words.ts": "what whoever starts the server reads",
  "server/infra/marks/content-credentials.ts": "what is signed into a file, in English",
};

const faultsIn = (path: string, text: string): string[] => {
  const found = [...text.matchAll(new RegExp(OWN, "g"))];
  return found.map(({ index }) => `${path}:${text.slice(0, index).split("\n").length}: take useLists.`);
};
const allowed = new Set([...Object.values(NOT_IN_CHINESE).flat(), ...Object.keys(NO_SENTENCE)]);
const joining = ["app", "core", "server"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|[/\\]testing|^app\/dev\//.test(path))
  .map((path) => ({ path, faults: faultsIn(path, readFileSync(path, "utf8")) }))
  .filter(({ faults }) => faults.length > 0);

it("lists that people read are joined as their language joins them", () => {
  expect(joining.filter(({ path }) => !allowed.has(path)).flatMap(({ faults }) => faults)).toEqual([]);
});

it("what may join by itself does, and its area has no Chinese words yet", () => {
  expect([...allowed].filter((path) => !joining.some((one) => one.path === path))).toEqual([]);
  const areas = Object.keys(NOT_IN_CHINESE);
  expect(areas.filter((area) => existsSync(`app/_words/zh-TW/${area}.json`))).toEqual([]);
  expect(areas.filter((area) => !existsSync(`app/_words/en/${area}.json`))).toEqual([]);
});

it.each([
  'names.join(", ")',
  'names.join("; ")',
  "names.join(' and ')",
  "names.join(t(`and`))",
  'a.join("、")',
])("%s is found", (text) => expect(faultsIn("one.ts", text)).toHaveLength(1));
it.each(['lines.join("\\n")', 'parts.join(" ")', 'cells.join(",")', 'facts.join(" · ")'])(
  "%s is not",
  (text) => expect(faultsIn("one.ts", text)).toEqual([]),
);
