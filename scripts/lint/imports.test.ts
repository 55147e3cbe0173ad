import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CORE_DISTRICTS, DISTRICTS } from "../../.dependency-cruiser.mjs";
import { checkImports } from "./imports.mjs";

const repository = resolve(__dirname, "../..");
let root: string;

/** A small repository that keeps the rule, with the real configuration. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cohue-imports-"));
  for (const file of [
    ".dependency-cruiser.mjs",
    ".dependency-cruiser.client.mjs",
    "tsconfig.json",
    "package.json",
  ])
    cpSync(join(repository, file), join(root, file));
  for (const file of ["client-files.mjs", "cruise-options.mjs"])
    cpSync(join(repository, "scripts/lint", file), join(root, "scripts/lint", file));
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  plant("core/picture/recipe.ts", 'export type Recipe = "r";\nexport const recipe: Recipe = "r";');
  plant("prisma/client.ts", "export const client = 1;");
  plant("server/config.ts", "export type Config = 1;\nexport const config = 1;");
  plant("server/infra/db.ts", 'import { client } from "@/prisma/client";\nexport const db = client;');
  plant("server/domain/room.ts", 'import { db } from "../infra/db";\nexport const room = db;');
  plant(
    "server/trpc/router.ts",
    'import { room } from "@/server/domain/room";\nexport type Router = 1;\nexport const router = room;',
  );
  plant(
    "server/realtime/socket.ts",
    'import { room } from "@/server/domain/room";\nexport const socket = room;',
  );
  plant(
    "server/compose/compose.ts",
    'import "@/server/trpc/router";\nimport "@/server/infra/db";\nimport "@/server/config";\nexport const compose = 1;',
  );
  plant("server/index.ts", 'import "@/server/compose/compose";\nimport "@/server/config";');
  plant("workers/render/index.ts", 'import "@/core/picture/recipe";\nimport "@/server/infra/db";');
  plant(
    "app/page.tsx",
    'import { router } from "@/server/trpc/router";\nimport { Desk } from "./desk";\nexport default () => <Desk n={router} />;',
  );
  plant(
    "app/desk.tsx",
    '"use client";\nimport type { Router } from "@/server/trpc/router";\nimport { recipe } from "@/core/picture/recipe";\nexport const Desk = (_: { n: Router | number }) => recipe;',
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `${text}\n`);
}

describe("the import rule", () => {
  test("accepts a repository that follows it", () => {
    expect(checkImports(root)).toEqual({
      ok: true,
      output: expect.stringContaining("no dependency violations"),
    });
  });

  test("refuses each import that points the wrong way, and says which rule it breaks", () => {
    const violations: [rule: string, file: string, text: string][] = [
      [
        "core-imports",
        "core/picture/wrong.ts",
        'import { client } from "@/prisma/client";\nexport const x = client;',
      ],
      [
        "core-imports",
        "core/picture/wrong-type.ts",
        'import type { Router } from "@/server/trpc/router";\nexport type X = Router;',
      ],
      [
        "core-is-pure",
        "core/picture/impure.ts",
        'import { readFileSync } from "node:fs";\nexport const x = readFileSync;',
      ],
      [
        "prisma-imports",
        "prisma/wrong.ts",
        'import { recipe } from "@/core/picture/recipe";\nexport const x = recipe;',
      ],
      [
        "infra-imports",
        "server/infra/wrong.ts",
        'import { room } from "../domain/room";\nexport const x = room;',
      ],
      [
        "infra-imports-types-only",
        "server/infra/reads-config.ts",
        'import { config } from "../config";\nexport const x = config;',
      ],
      [
        "domain-imports",
        "server/domain/wrong.ts",
        'import { socket } from "@/server/realtime/socket";\nexport const x = socket;',
      ],
      [
        "trpc-imports",
        "server/trpc/wrong.ts",
        'import { db } from "@/server/infra/db";\nexport const x = db;',
      ],
      [
        "trpc-imports",
        "server/trpc/wrong-type.ts",
        'import type { db } from "@/server/infra/db";\nexport type X = typeof db;',
      ],
      [
        "realtime-imports",
        "server/realtime/wrong.ts",
        'import { client } from "@/prisma/client";\nexport const x = client;',
      ],
      [
        "nothing-imports-compose",
        "server/domain/reaches-up.ts",
        'import { compose } from "@/server/compose/compose";\nexport const x = compose;',
      ],
      [
        "workers-imports",
        "workers/render/wrong.ts",
        'import { room } from "@/server/domain/room";\nexport const x = room;',
      ],
      ["app-imports", "app/wrong.ts", 'import { room } from "@/server/domain/room";\nexport const x = room;'],
      ["nothing-imports-app", "e2e/wrong.ts", 'import page from "@/app/page";\nexport const x = page;'],
      ["nothing-imports-e2e", "scripts/wrong.ts", 'import { x } from "@/e2e/wrong";\nexport const y = x;'],
      ["no-cycles", "core/picture/a.ts", 'import { b } from "./b";\nexport const a = (): unknown => b;'],
      [
        "no-cycles",
        "core/picture/type-a.ts",
        'import type { B } from "./type-b";\nexport type A = { b: B | null };',
      ],
      ["resolvable", "core/picture/nowhere.ts", 'import { x } from "./not-there";\nexport const y = x;'],
    ];
    for (const [, file, text] of violations) plant(file, text);
    plant("core/picture/b.ts", 'import { a } from "./a";\nexport const b = (): unknown => a;');
    plant("core/picture/type-b.ts", 'import type { A } from "./type-a";\nexport type B = { a: A | null };');
    const { ok, output } = checkImports(root);
    expect(ok).toBe(false);
    for (const [rule, file] of violations) expect(output).toMatch(new RegExp(`error ${rule}: ${file} `));
  });

  test("refuses an import from a district of the domain that comes later, of a type too, and lets those before in", () => {
    for (const { folders } of DISTRICTS)
      for (const folder of folders) plant(`server/domain/${folder}/a.ts`, `export type A = "${folder}";`);
    const imports = (folder: string) =>
      `import type { A } from "@/server/domain/${folder}/a";\nexport type B = A;`;
    const wrong: string[] = [];
    for (const [i, later] of DISTRICTS.entries()) {
      const earlier = DISTRICTS[i - 1];
      if (!earlier) continue;
      const [low = "", high = ""] = [earlier.folders.at(-1), later.folders[0]];
      plant(`server/domain/${high}/right.ts`, imports(low));
      plant(`server/domain/${low}/wrong.ts`, imports(high));
      plant(`server/domain/${low}/wrong.test.ts`, imports(high));
      wrong.push(`error ${earlier.name}-district: server/domain/${low}/wrong.ts `);
    }
    const { ok, output } = checkImports(root);
    expect(ok).toBe(false);
    expect(output.match(/error \S+: \S+ /g)?.sort()).toEqual(wrong.sort());
  });

  test("refuses an import from a district of core that comes later, of a type too", () => {
    for (const { name } of CORE_DISTRICTS) plant(`core/${name}/a.ts`, `export type A = "${name}";`);
    const imports = (district: string) =>
      `import type { A } from "@/core/${district}/a";\nexport type B = A;`;
    const wrong: string[] = [];
    for (const [i, later] of CORE_DISTRICTS.entries()) {
      const earlier = CORE_DISTRICTS[i - 1];
      if (!earlier) continue;
      plant(`core/${later.name}/right.ts`, imports(earlier.name));
      plant(`core/${earlier.name}/wrong.ts`, imports(later.name));
      wrong.push(`error core-${earlier.name}-district: core/${earlier.name}/wrong.ts `);
    }
    const { ok, output } = checkImports(root);
    expect(ok).toBe(false);
    expect(output.match(/error \S+: \S+ /g)?.sort()).toEqual(wrong.sort());
  });

  test("knows every folder of core as a district", () => {
    expect(readdirSync(join(repository, "core")).sort()).toEqual(
      CORE_DISTRICTS.map(({ name }) => name).sort(),
    );
  });

  test("knows every folder of the domain, each in one district", () => {
    const folders = readdirSync(join(repository, "server/domain")).sort();
    expect(DISTRICTS.flatMap((district) => district.folders).sort()).toEqual(folders);
  });

  test("refuses server code that a client component reaches through another file", () => {
    plant("app/helper.ts", 'import { router } from "@/server/trpc/router";\nexport const help = router;');
    plant(
      "app/fader.tsx",
      '"use client";\nimport { help } from "./helper";\nexport const Fader = () => help;',
    );
    const { ok, output } = checkImports(root);
    expect(ok).toBe(false);
    expect(output).toContain("client-reaches-no-server: app/fader.tsx");
  });
});
