import fc from "fast-check";
import { emptyRecipe, recipeHash, stillOf } from "@/core/picture/recipe/recipe";
import { readSigned } from "@/core/work/record/record";
import type { Sources } from "@/server/domain/verify/sources";
import { verifyFile } from "@/server/domain/verify/verify-file";
import { markerHere } from "@/server/infra/marks/marker";
import { reading } from "@/server/infra/marks/marks";
import { twisted } from "../arbitraries/json";
import { parser } from "../parser";

const hash = "a".repeat(64) as never;
const recipe = stillOf(emptyRecipe({ id: "fields" as never, hash, classes: [{ id: "tide" }] }, 7));
const record = {
  ...{ v: 1, kind: "cohue-record", work: "0123456789abcdef", version: 1, title: "A work" },
  ...{ pixels: { hash, size: 256 }, recipe, recipeHash: recipeHash(recipe), model: recipe.model },
  ...{ logs: [{ room: "r", size: 3, root: hash, head: hash }], without: ["x"] },
  ...{
    parents: [{ work: "0123456789abcdef", record: hash, kind: "blend" }],
    licence: "CC0-1.0",
    doNotTrain: true,
  },
  contributors: [
    { player: "p", name: "Hana", influence: 0.5, error: 0, declared: null, consent: "accepted", edits: 3 },
  ],
  credit: { exact: true, renders: 4, visible: true },
  ...{ software: { name: "cohue", version: "0.1.0" }, at: 1, supersedes: null },
};
const signed = {
  record,
  ...{ keyId: "k", signature: "c2ln" },
  files: [{ size: 512, format: "png", hash, keyId: "k", signature: "c2ln" }],
  keys: [{ id: "k", publicKey: "MCowBQYDK2VwAyEA", from: 0, until: null }],
};

/** What is known of nothing: enough to check a record alone. */
const nothing: Sources = {
  record: async () => null,
  keys: null,
  root: null,
  logs: async () => null,
  render: async () => null,
  sizesOf: async () => null,
  marks: { ...markerHere(), ...reading },
  looksLike: async () => null,
  publication: async () => null,
};

/** Records: no record, a damaged one, or one that is checked to the end; none is ever verified, for none is signed. */
export const records = parser("records", 300, () => ({
  inputs: fc.record({ given: twisted([signed]), withKeys: fc.boolean() }),
  check: async ({ given, withKeys }) => {
    const read = readSigned(given);
    if (!read) return;
    const keys = withKeys ? (signed.keys as Sources["keys"]) : null;
    const report = await verifyFile(null, read, { ...nothing, keys });
    if (report.verdict !== "failed") throw new Error(`a record that nobody signed is ${report.verdict}`);
  },
}));
