import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

/** Unit and integration tests. They sit beside the code they prove; journeys in a browser are in e2e/. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  // Processes that a test starts are bundles, as where Cohue is used (scripts/lib/programs.mjs).
  define: { BUNDLED: "true" },
  test: {
    globalSetup: ["scripts/test/bundle.mjs"],
    environment: "node",
    include: ["{app,bench,core,fuzz,prisma,scripts,server,workers}/**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "prisma/generated/**", ".next/**"],
    pool: "forks",
    // Files share a process, and what it has imported: to import the server again for every file takes as long as all tests.
    isolate: false,
    // One more than CI has cores: tests wait for disks and for processes of their own.
    maxWorkers: 3,
    // Generous, because a busy machine takes its time: nothing that holds waits for any of these.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    passWithNoTests: true,
  },
});
