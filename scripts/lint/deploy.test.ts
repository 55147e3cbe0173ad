import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { register } from "prom-client";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { provideMetrics } from "@/server/http/instance/metrics";
import { measureProcess } from "@/server/infra/metrics/metrics";

const read = (path: string): string => readFileSync(path, "utf8");
const SETTINGS = new Set(
  [...read("server/config/settings.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name),
);
/** What Node, Next, Caddy and the engines' own images are told. */
const OTHERS = new Set(["NODE_ENV", "NEXT_TELEMETRY_DISABLED", "COHUE_NODES", "POD_IP"]);
const compose = parse(read("deploy/compose.yaml"), { merge: true });
const kubernetes = parseAllDocuments(read("deploy/kubernetes/cohue.yaml")).map((document) => {
  expect(document.errors).toEqual([]);
  return document.toJS();
});

/** Names that some place gives the server, and no setting of it has. */
const unknown = (names: readonly string[]) =>
  names.filter((name) => !SETTINGS.has(name) && !OTHERS.has(name));
type Service = { image: string; environment: Record<string, string>; healthcheck?: object };
const services = Object.entries<Service>(compose.services);
const ours = services.filter(([, { image }]) => image === "cohue");

describe("deploy/", () => {
  it("gives the server settings that it has", () => {
    for (const [name, { environment }] of ours) expect(unknown(Object.keys(environment)), name).toEqual([]);
    const docker = [...read("deploy/Dockerfile").matchAll(/^ENV (.*)$/gm)].flatMap(([, line = ""]) =>
      [...line.matchAll(/([A-Z0-9_]+)=/g)].map(([, name = ""]) => name),
    );
    expect(unknown(docker)).toEqual([]);
    for (const file of readdirSync("deploy/systemd")) {
      const lines = [...read(join("deploy/systemd", file)).matchAll(/^Environment=(.*)$/gm)];
      const names = lines.flatMap(([, line = ""]) => line.split(" ").map((pair) => pair.split("=")[0] ?? ""));
      expect(unknown(names), file).toEqual([]);
    }
    for (const { kind, data, spec } of kubernetes) {
      if (kind === "ConfigMap") expect(unknown(Object.keys(data))).toEqual([]);
      if (kind !== "Deployment") continue;
      for (const { env } of spec.template.spec.containers)
        expect(unknown(env.map(({ name }: { name: string }) => name))).toEqual([]);
    }
  });

  it("starts two web processes, two workers and one for jobs, each with a health check, beside three engines", () => {
    const roles = ours.map(([, { environment }]) => environment.COHUE_ROLE);
    expect(roles.sort()).toEqual(["jobs", "web", "web", "worker", "worker"]);
    // Workers, jobs and the store have theirs in the image.
    for (const [name, { healthcheck }] of services)
      if (/^(web|postgres|redis|caddy)/.test(name)) expect(healthcheck, name).toBeDefined();
    expect(read("deploy/Dockerfile")).toMatch(/^HEALTHCHECK /m);
    for (const engine of ["postgres", "redis", "s3"]) expect(compose.services).toHaveProperty(engine);
  });

  it("tells each web process where the others reach it", () => {
    const web = ours.filter(([, { environment }]) => environment.COHUE_ROLE === "web");
    for (const [name, { environment }] of web) expect(environment.COHUE_NODE_URL).toBe(`http://${name}:3000`);
  });

  it("gives a worker neither key nor database", () => {
    for (const [name, { environment }] of ours) {
      if (environment.COHUE_ROLE !== "worker") continue;
      expect(
        Object.keys(environment).filter((key) => /KEY|DATABASE/.test(key)),
        name,
      ).toEqual([]);
    }
  });

  it("copies into the image folders that there are, and runs it as no root", () => {
    const docker = read("deploy/Dockerfile");
    const copied = [...docker.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, from = ""]) =>
      from.split(" "),
    );
    for (const path of copied) expect(existsSync(path), path).toBe(true);
    expect(docker.indexOf("USER 1000")).toBeGreaterThan(0);
    expect(docker.indexOf("USER 1000")).toBeLessThan(docker.indexOf("\nCMD"));
    // All that the server imports is there.
    for (const folder of ["app", "core", "server", "workers"]) expect(copied).toContain(folder);
  });

  it("draws metrics that the server has", () => {
    measureProcess();
    provideMetrics({ render: {} as never, jobs: {} as never, owned: {} as never, sockets: () => 0 });
    const board = JSON.parse(read("deploy/grafana/cohue.json"));
    const drawn = board.panels.flatMap(({ targets = [] }: { targets?: { expr: string }[] }) =>
      targets.flatMap(({ expr }) => expr.match(/\b(cohue|process|nodejs)_[a-z0-9_]+/g) ?? []),
    );
    expect(drawn.length).toBeGreaterThan(15);
    for (const name of drawn)
      expect(register.getSingleMetric(name.replace(/_bucket$/, "")), name).toBeDefined();
  });

  it("names every metric in docs/operating.md", () => {
    const told = read("docs/operating.md");
    for (const name of read("server/infra/metrics/metrics.ts").matchAll(/"(cohue_[a-z_]+)"/g))
      expect(told).toContain(name[1]);
  });
});
