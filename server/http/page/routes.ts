import type { RequestListener } from "node:http";
import { AppError } from "@/core/kernel/errors";
import type { Services } from "@/server/services";
import { methods } from "../middleware/method";
import { pagePolicy } from "../middleware/security-headers";
import { createRouter, middleware, partOf, queryOf, SENT } from "../router";
import { builtFiles } from "./built-files";
import { gone } from "./gone";
import { statusOfRoom } from "./status-of-room";
import { statusOfCollection, statusOfRecord, statusOfWork } from "./status-of-work";

const BUILT = ".next/static";
const ANY = middleware(async (_c, next) => next());
/** A page's address may end in a slash. */
const both = (...paths: string[]): string[] => paths.flatMap((path) => [path, `${path}/`]);
const WORK = ":work{[0-9a-f]{16}}";
const COLLECTION = ":collection{[A-Za-z0-9_-]{12}}";

/** No page is asked for by it, and PostgreSQL keeps no text that has one. */
const noNul = middleware(async ({ env: { incoming } }, next) => {
  if (/\?.*%00/.test(incoming.url ?? "")) throw new AppError("malformed", "a NUL in a page's query");
  await next();
});

type Needs = Pick<Services, "work" | "room"> & { config: Pick<Services["config"], "dev"> };

/** The pages: every address that nothing else answers. `show` is Next. */
export function pageRoutes({ work, room, config }: Needs, show: RequestListener) {
  // React's and Next's own tools ask by POST while one develops.
  const readers = config.dev ? ANY : methods("GET", "HEAD");
  const app = createRouter();
  app.use(readers, pagePolicy, noNul);
  if (!config.dev) app.all("/_next/static/*", builtFiles(BUILT));
  app.on(
    "ALL",
    both(`/works/${WORK}`, `/embed/${WORK}`),
    gone((c) => statusOfWork(work, partOf(c, "work"))),
  );
  app.on(
    "ALL",
    both(`/works/${WORK}/record`),
    gone((c) => statusOfRecord(work, partOf(c, "work"), queryOf(c).get("version") ?? "")),
  );
  app.on(
    "ALL",
    both(
      ...["collections", "exhibitions"].flatMap((of) => [
        `/${of}/${COLLECTION}`,
        `/${of}/${COLLECTION}/edit`,
        `/${of}/${COLLECTION}/stage`,
      ]),
    ),
    gone((c) => statusOfCollection(work, partOf(c, "collection"))),
  );
  app.on(
    "ALL",
    both("/r/:slug{[a-z0-9-]{1,80}}", "/r/:slug{[a-z0-9-]{1,80}}/stage"),
    gone((c) => statusOfRoom(room, partOf(c, "slug"))),
  );
  app.all("*", ({ env: { target, incoming, outgoing } }) => {
    // A work may be framed by every site.
    if (target && target !== "*" && target.path.startsWith("/embed/"))
      outgoing.removeHeader("X-Frame-Options");
    show(incoming, outgoing);
    return SENT;
  });
  return app;
}
