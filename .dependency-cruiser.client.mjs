import { clientFiles } from "./scripts/lint/client-files.mjs";
import { options } from "./scripts/lint/cruise-options.mjs";

/**
 * What a browser runs knows core, and of the server knows types. Types are left out of this cruise, so what a client
 * component still reaches, directly or through a file between, is code that would travel to the browser.
 * @type {import("dependency-cruiser").IConfiguration}
 */
export default {
  forbidden: [
    {
      name: "client-reaches-no-server",
      severity: "error",
      comment: "a client component may use types of the server, never its code",
      from: { path: clientFiles("app") },
      to: { path: "^(server|prisma|workers)/", reachable: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
