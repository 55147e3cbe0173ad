import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { middleware } from "../router";

const AT = "/_next/static";
const within = (path: string): string => path.slice(AT.length);

/**
 * Files of pages, as small as the browser can read them: `scripts/lib/precompress.mjs` writes them beside each other. What it has
 * not written, whoever comes next answers.
 * @param folder what `/_next/static/` shows
 */
export function builtFiles(folder: string) {
  const read = serveStatic({ root: folder, precompressed: true, rewriteRequestPath: within });
  return middleware(async (c, next) => {
    if (!existsSync(join(folder, `${within(c.req.path)}.br`))) return next();
    const answer = await read(c, next);
    // Their names change with what is in them.
    answer?.headers.set("Cache-Control", "public, max-age=31536000, immutable");
    answer?.headers.set("Vary", "Accept-Encoding");
    return answer;
  });
}
