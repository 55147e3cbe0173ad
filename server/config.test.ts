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
    [
      "a Redis beside SQLite",
      { REDIS_URL: "redis://localhost:6379" },
      /SQLite cannot serve: set DATABASE_URL to a postgres/,
    ],
    ["one of several processes without a Redis", { COHUE_ROLE: "web" }, /set REDIS_URL to what they share/],
    ["a role there is not", { COHUE_ROLE: "cook" }, /COHUE_ROLE must be one of all, web, worker, jobs/],
    ["a Redis that is no address", { REDIS_URL: "http://localhost" }, /REDIS_URL must be an address such as/],
    ["an engine there is not", { RENDER_ENGINE: "abacus" }, /RENDER_ENGINE must be one of/],
    ["a port out of range", { PORT: "70000" }, /PORT/],
    [
      "a Postgres address that is none",
      { DATABASE_URL: "postgres://two words/x" },
      /file: \(SQLite\) or postgres/,
    ],
    [
      "an origin on another port of this machine",
      { COHUE_ORIGIN: "http://localhost:4000" },
      /PORT is 3000: make them agree/,
    ],
    ["a sender of mail without a server", { SMTP_FROM: "a@b.example" }, /SMTP_HOST is not/],
    ["a mail server without a sender", { SMTP_HOST: "mail" }, /set SMTP_FROM/],
    [
      "half of a mail account",
      { SMTP_HOST: "mail", SMTP_FROM: "a@b.example", SMTP_USER: "a" },
      /belong together/,
    ],
    ["a key for pictures without a bucket", { S3_ACCESS_KEY_ID: "a" }, /S3_BUCKET is not: name the bucket/],
    ["a bucket without a key", { S3_BUCKET: "pictures", S3_ACCESS_KEY_ID: "a" }, /set S3_ACCESS_KEY_ID and/],
    [
      "an address of pictures that is none",
      { S3_BUCKET: "pictures", S3_ENDPOINT: "minio" },
      /S3_ENDPOINT must be/,
    ],
    ["a key that is too short", { COHUE_KEY: "c2hvcnQ=" }, /COHUE_KEY must be at least 32 random bytes/],
    ["a key that is a password", { COHUE_KEY: `${"password ".repeat(9)}` }, /openssl rand -base64 32/],
    ["metrics on the port of the pages", { METRICS_PORT: "3000" }, /METRICS_PORT and PORT are both 3000/],
    ["a share of traces that go nowhere", { TRACES_SHARE: "0.1" }, /name the collector/],
    ["a proxy that is no address", { TRUSTED_PROXIES: "10.0.0.2, nginx" }, /has nginx: list IP addresses/],
    ["a range that is none", { TRUSTED_PROXIES: "10.0.0.0/33" }, /has 10.0.0.0\/33: list IP addresses/],
  ])("refuses %s with a sentence that says what to change", (_what, env, words) => {
    expect(() => readConfig(env as Record<string, string>)).toThrow(words);
  });

  it("takes an empty variable as one that is not set", () => {
    expect(readConfig({ PORT: "", COHUE_ORIGIN: "", DATABASE_URL: "" })).toEqual(readConfig({}));
  });

  it("stands behind a proxy with TLS without a warning", () => {
    const env = { HOST: "0.0.0.0", COHUE_ORIGIN: "https://cohue.example/", TRUSTED_PROXIES: "10.0.0.2" };
    const { origin, trustedOrigins, trustedProxies, warnings } = readConfig(env);
    expect([origin, trustedOrigins, trustedProxies]).toEqual([
      "https://cohue.example",
      ["https://cohue.example"],
      ["10.0.0.2"],
    ]);
    expect(warnings).toEqual([]);
  });

  it("trusts every name that this machine has for itself where the origin is one of them", () => {
    for (const env of [
      { PORT: "4000", COHUE_ORIGIN: "http://127.0.0.1:4000" },
      { PORT: "4000", HOST: "::1" },
      { PORT: "4000", HOST: "[::1]" },
      { PORT: "4000", HOST: "localhost" },
    ])
      expect(readConfig(env).trustedOrigins.sort()).toEqual([
        "http://127.0.0.1:4000",
        "http://[::1]:4000",
        "http://localhost:4000",
      ]);
  });

  it("takes ranges of proxies", () => {
    const { trustedProxies } = readConfig({ TRUSTED_PROXIES: "10.0.0.2, 172.16.0.0/12,fd00::/8" });
    expect(trustedProxies).toEqual(["10.0.0.2", "172.16.0.0/12", "fd00::/8"]);
  });

  it.each([
    [
      "passwords would travel in the open",
      { HOST: "0.0.0.0", COHUE_ORIGIN: "http://cohue.example" },
      /https address/,
    ],
    [
      "a proxy with TLS must be there and is not named",
      { HOST: "0.0.0.0", COHUE_ORIGIN: "https://cohue.example" },
      /Set TRUSTED_PROXIES/,
    ],
    [
      "others could reach it but not open it",
      { HOST: "0.0.0.0", COHUE_ORIGIN: "http://localhost:3000" },
      /set COHUE_ORIGIN/,
    ],
  ])("warns where %s", (_what, env, words) => {
    expect(readConfig(env).warnings.join()).toMatch(words);
  });

  it("warns where several processes share less than they need on several machines", () => {
    const shared = { REDIS_URL: "redis://localhost:6379", DATABASE_URL: "postgres://localhost/cohue" };
    expect(readConfig(shared).warnings.join()).toMatch(
      /without COHUE_KEY and S3_BUCKET: all processes must use the same/,
    );
    const key = { COHUE_KEY: Buffer.alloc(32, 7).toString("base64") };
    expect(readConfig({ ...shared, ...key }).warnings.join()).toMatch(/without S3_BUCKET:/);
    expect(readConfig({ ...shared, COHUE_ROLE: "worker" }).warnings.join()).not.toMatch(/REDIS_URL/);
    expect(readConfig({}).warnings.join()).not.toMatch(/REDIS_URL/);
  });
});
