import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

/** Unit and integration tests. They sit beside the code they prove; journeys in a browser are in e2e/. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    environment: "node",
    include: ["{app,bench,core,fuzz,prisma,scripts,server,workers}/**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "prisma/generated/**", ".next/**"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    passWithNoTests: true,
  },
});
