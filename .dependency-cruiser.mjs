import { options } from "./scripts/lint/cruise-options.mjs";

/**
 * Imports point one way (docs/architecture.md). Each layer names what it may import of ours; all else is refused.
 * `types` are allowed as `import type` only: they leave nothing behind at run time.
 */
export const LAYERS = [
  { name: "core", from: "^core/", may: ["^core/"] },
  { name: "prisma", from: "^prisma/", may: ["^prisma/"] },
  {
    name: "config",
    from: "^server/config(/|\\.ts)",
    may: ["^core/", "^prisma/provider\\.ts$", "^server/config"],
  },
  {
    name: "infra",
    from: "^server/infra/",
    may: ["^core/", "^prisma/", "^server/infra/"],
    types: ["^server/config"],
  },
  {
    name: "domain",
    from: "^server/domain/",
    may: ["^core/", "^prisma/", "^server/infra/", "^server/domain/"],
    types: ["^server/config"],
  },
  {
    name: "auth",
    from: "^server/auth/",
    may: ["^core/", "^prisma/", "^server/infra/", "^server/domain/", "^server/auth/"],
    types: ["^server/config"],
  },
  {
    name: "trpc",
    from: "^server/trpc/",
    may: ["^core/", "^server/domain/", "^server/auth/", "^server/trpc/", "^server/services\\.ts$"],
  },
  {
    name: "realtime",
    from: "^server/realtime/",
    may: ["^core/", "^server/domain/", "^server/auth/", "^server/realtime/"],
    types: ["^server/services\\.ts$", "^server/config", "^server/infra/"],
  },
  {
    name: "http",
    from: "^server/http/",
    may: ["^core/", "^server/domain/", "^server/auth/", "^server/trpc/", "^server/http/"],
    types: ["^server/services\\.ts$", "^server/config", "^server/infra/"],
  },
  {
    name: "permissions",
    from: "^server/permissions/",
    may: ["^core/", "^server/permissions/"],
    types: ["^server/trpc/"],
  },
  { name: "workers", from: "^workers/", may: ["^core/", "^server/infra/", "^workers/"] },
  {
    name: "app",
    from: "^(app/|proxy\\.ts$|instrumentation)",
    may: ["^app/", "^core/", "^public/", "^server/trpc/"],
    types: ["^server/services\\.ts$"],
  },
];

/**
 * Districts of `server/domain` in the order of their imports, types too: each may import itself and those before it. A folder
 * belongs to one district.
 */
export const DISTRICTS = [
  {
    name: "identity",
    holds: "who people are, what they are told, who used which power",
    folders: ["identity", "audit", "events", "notification"],
  },
  {
    name: "instance",
    holds: "what the instance is set to: settings, quotas, lists, models",
    folders: ["settings", "lists", "model"],
  },
  { name: "room", holds: "rooms and who is in them", folders: ["room"] },
  { name: "work", holds: "what is published", folders: ["work"] },
  {
    name: "making",
    holds: "what is drawn, exported or checked of rooms and works",
    folders: ["export", "verify", "intake", "render"],
  },
  { name: "moderation", holds: "reports, cases, decisions", folders: ["moderation"] },
  {
    name: "gallery",
    holds: "what is made of works: collections, a person's page",
    folders: ["collection", "profile"],
  },
  {
    name: "account",
    holds: "what is done to whole accounts: roles, keys, erasure, archives",
    folders: ["account", "key"],
  },
  {
    name: "administration",
    holds: "the instance's keeping: storage, backups, retention, jobs",
    folders: ["storage", "backup", "retention", "jobs"],
  },
];
/** Districts of `core`, in the order of their imports, types too: a folder each. */
export const CORE_DISTRICTS = [
  { name: "kernel", holds: "ids, hashes, errors, names, random numbers" },
  { name: "picture", holds: "recipes, edits of them, latents, models, palette, finish, loops" },
  { name: "moderation", holds: "the rules of cases, and what moderation allows a person" },
  { name: "room", holds: "the rules of rooms, their logs, the protocol, the browser's copy" },
  { name: "work", holds: "works and their records, credit, exports, collections" },
  { name: "settings", holds: "what an administrator can set" },
  { name: "api", holds: "the operations of the public API" },
];
const inFolders = (folders) => `^server/domain/(${folders.join("|")})/`;

/** Files that start a process, those that compose it, and the one that names what they compose, may import any layer but the pages. */
const COMPOSERS = "^(server/(index|services)\\.ts|server/compose/.*\\.ts|workers/[^/]+/index\\.ts)$";
/** Tests may build a real neighbour to test against; those of the two bottom layers may not. */
const TESTS = "\\.test\\.tsx?$|/testing/";
const OURS = "^(app|bench|core|e2e|fuzz|prisma|public|scripts|server|training|workers)/|^proxy\\.ts$";

const layerRules = LAYERS.flatMap(({ name, from, may, types = [] }) => {
  const pathNot = name === "core" || name === "prisma" ? [] : [COMPOSERS, TESTS];
  const rules = [
    {
      name: `${name}-imports`,
      severity: "error",
      comment: `${name} may import only ${may.join(" ")}${types.length ? `, and types of ${types.join(" ")}` : ""}`,
      from: { path: from, pathNot },
      to: { path: OURS, pathNot: [...may, ...types] },
    },
  ];
  if (types.length > 0) {
    rules.push({
      name: `${name}-imports-types-only`,
      severity: "error",
      comment: `${name} may import ${types.join(" ")} as types only`,
      from: { path: from, pathNot },
      to: { path: types, pathNot: may, dependencyTypesNot: ["type-only"] },
    });
  }
  return rules;
});

const districtRules = DISTRICTS.map(({ name, folders }, i) => {
  const before = DISTRICTS.slice(0, i + 1);
  return {
    name: `${name}-district`,
    severity: "error",
    comment: `of the domain, the district "${name}" may import only ${before.map((district) => district.name).join(", ")}`,
    from: { path: inFolders(folders), pathNot: TESTS },
    to: { path: "^server/domain/", pathNot: inFolders(before.flatMap((district) => district.folders)) },
  };
});

const coreRules = CORE_DISTRICTS.map(({ name }, i) => {
  const before = CORE_DISTRICTS.slice(0, i + 1).map((district) => district.name);
  return {
    name: `core-${name}-district`,
    severity: "error",
    comment: `of core, the district "${name}" may import only ${before.join(", ")}`,
    // Tests may tell a room's story to test a picture's rule.
    from: { path: `^core/${name}/`, pathNot: TESTS },
    to: { path: "^core/", pathNot: `^core/(${before.join("|")})/` },
  };
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...layerRules,
    ...districtRules,
    ...coreRules,
    {
      name: "core-is-pure",
      severity: "error",
      comment: "core runs in a browser too: no Node modules",
      from: { path: "^core/", pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    ...["app", "e2e", "bench", "fuzz"].map((edge) => ({
      name: `nothing-imports-${edge}`,
      severity: "error",
      comment: "pages, journeys, benches and fuzzing are where imports end",
      // What a browser runs before any page belongs to the pages.
      from: { pathNot: `^(${edge}/${edge === "app" ? "|instrumentation-client\\.ts$" : ""})` },
      to: { path: `^${edge}/` },
    })),
    {
      name: "nothing-imports-compose",
      severity: "error",
      comment: "parts are given what they need; they never reach for who composes them",
      from: { pathNot: ["^server/(index\\.ts$|compose/)", TESTS] },
      to: { path: "^server/compose/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment: "two files that need each other, for a type alone too, are one idea, or three",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      severity: "error",
      comment: "an import that leads nowhere",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options,
};
