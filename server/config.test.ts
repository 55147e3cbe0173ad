import { describe, expect, it } from "vitest";
import { readConfig } from "./config";

describe("configuration", () => {
  it("needs nothing to start on a laptop", () => {
    const config = readConfig({});
    expect(config.origin).toBe("http://localhost:3000");
    expect(config.trustedOrigins).toContain("http://127.0.0.1:3000");
    expect(config.databaseUrl).toMatch(/^file:.*cohue\.db$/);
    expect(config.renderWorkers).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ["a public host without an origin", { HOST: "0.0.0.0" }, /set COHUE_ORIGIN/],
    ["an origin with a path", { COHUE_ORIGIN: "https://cohue.example/app" }, /without a path/],
    ["an origin that is no address", { COHUE_ORIGIN: "cohue" }, /COHUE_ORIGIN must be an address/],
    ["an unknown database", { DATABASE_URL: "mysql://x" }, /file: \(SQLite\) or postgres/],
    ["an engine this build lacks", { RENDER_ENGINE: "onnx-cuda" }, /RENDER_ENGINE must be one of/],
    ["a port out of range", { PORT: "70000" }, /PORT/],
  ])("refuses %s with a sentence that says what to change", (_what, env, words) => {
    expect(() => readConfig(env as Record<string, string>)).toThrow(words);
  });
});
