import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { importsOf, textOf } from "../../_components/testing/imports-of";

const SAYS = /useTranslations\("(\w+)"\)/g;
const GIVES = /<Words areas=\{\[([^\]]*)\]\}/;

/** The areas that client components say words of, of all that a file imports. */
function saidBelow(file: string): Set<string> {
  const said = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string, fromClient: boolean): void => {
    const client = fromClient || textOf(path).startsWith('"use client"');
    const key = `${client} ${path}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (client) for (const [, area = ""] of textOf(path).matchAll(SAYS)) said.add(area);
    for (const to of importsOf(path)) visit(to, client);
  };
  visit(file, false);
  return said;
}

/** Each page and layout: which areas its client components say, and which the nearest `<Words>` around them gives. */
export function areasOfPages(): { file: string; says: string[]; given: string[] }[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).map((file) => join("app", file));
  return files
    .filter((file) => /\/(page|layout)\.tsx$/.test(file))
    .sort()
    .map((file) => {
      let given: string[] = [];
      for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) {
        const around = [file, join(folder, "layout.tsx")].find(
          (it) => existsSync(it) && GIVES.test(textOf(it)),
        );
        if (!around) continue;
        given = [...(GIVES.exec(textOf(around))?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
          ([, area = ""]) => area,
        );
        break;
      }
      return { file, says: [...saidBelow(file)].sort(), given };
    });
}
