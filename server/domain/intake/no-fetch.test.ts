import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readersEnvironment } from "@/server/config";
import { openCertificates } from "@/server/infra/marks/certificates";
import { signImage } from "@/server/infra/marks/content-credentials";
import { testChain } from "@/server/infra/marks/testing/chain";
import { programOf } from "@/server/infra/process/fork-program";
import { type HttpServerForTest, startHttpServer } from "@/server/testing/http-server";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "cohue-no-fetch-"));
/** Where whatever connects to anything is written down, in this process and in all that it starts. */
const counted = join(folder, "connections");
const count = new URL("../../infra/reader/testing/count-connections.mjs", import.meta.url);
const options = `--import=${pathToFileURL(fileURLToPath(count)).href}?to=${encodeURIComponent(counted)}`;
const attempts = () => readFileSync(counted, "utf8").split("\n").filter(Boolean);

/** What the files name. Nobody may come. */
let visits = 0;
const named = createServer((_request, response) => response.writeHead(302, { location: "/again" }).end());
named.on("connection", () => {
  visits += 1;
});

let server: HttpServerForTest;
const files = new Map<string, Uint8Array>();
beforeAll(async () => {
  writeFileSync(counted, "");
  named.listen(0, "127.0.0.1");
  await once(named, "listening");
  const address = `http://127.0.0.1:${(named.address() as AddressInfo).port}`;
  await makeFiles(address);
  vi.stubEnv("NODE_OPTIONS", options);
  server = await startHttpServer({ ownRender: true });
  // The readers of the server started for the test are told as those of a real one.
  expect(readersEnvironment().NODE_OPTIONS).toBe(options);
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server?.close();
  named.close();
});

/** From here on this process connects to its own server alone. */
function refuseOthers(): void {
  const own = Number(new URL(server.origin).port);
  const connect = Socket.prototype.connect;
  vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket, ...args: unknown[]) {
    const [to] = args.flat() as [{ port?: number } | number];
    const port = typeof to === "object" ? to.port : to;
    if (Number(port) !== own) {
      writeFileSync(counted, `connect ${JSON.stringify(args.map(String))} ${port}\n`, { flag: "a" });
      throw new Error("refused");
    }
    return Reflect.apply(connect, this, args);
  });
}

async function makeFiles(address: string): Promise<void> {
  const picture = () => sharp({ create: { width: 64, height: 64, channels: 3, background: "#346" } });
  const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${address}" xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="${address}/manifest.c2pa"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
  const put = (name: string, bytes: Uint8Array) => files.set(name, new Uint8Array(bytes));
  for (const format of ["jpeg", "webp", "png", "avif", "tiff"] as const)
    put(`remote.${format}`, await picture().withXmp(xmp).toFormat(format).toBuffer());
  const certificates = mkdtempSync(join(folder, "certificates-"));
  const chain = await testChain("Elsewhere", { ocsp: `${address}/ocsp` });
  writeFileSync(join(certificates, "chain.pem"), chain.chainPem);
  writeFileSync(join(certificates, "leaf.key"), chain.keyPem);
  const parents = [{ title: "A parent", url: `${address}/parent` }];
  const credentials = {
    title: "OCSP",
    software: "cohue/0.1.0",
    recordHash: "a".repeat(64),
    recordUrl: `${address}/record`,
    sourceType: "algorithmicMedia",
    doNotTrain: true,
    parents,
  };
  const signed = await openCertificates(certificates);
  put("ocsp.jpeg", await signImage(await picture().jpeg().toBuffer(), "image/jpeg", credentials, signed));
  const text = (words: string) => new TextEncoder().encode(words);
  put("linked.svg", text(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${address}/a.png"/></svg>`));
  put("entity.svg", text(`<?xml version="1.0"?><!DOCTYPE svg SYSTEM "${address}/a.dtd"><svg/>`));
  put("list.m3u8", text(`#EXTM3U\n${address}/a.ts\n`));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
}

/** A program of ours with every connection refused. Answers what it said. */
async function run(program: string, ...args: string[]): Promise<string> {
  const { file, execArgv } = programOf(program);
  const child = spawn(process.execPath, [...execArgv, file, ...args], {
    env: { ...process.env, NODE_OPTIONS: options, COHUE_DATA: join(folder, "restored") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  await once(child, "close");
  return said;
}

describe("nothing is fetched for anything that a file says", () => {
  it("and whatever tried to would be counted", async () => {
    writeFileSync(join(folder, "try.ts"), `fetch("http://127.0.0.1:9/").catch(() => {});`);
    await run(join(folder, "try.ts"));
    expect(attempts()).toHaveLength(1);
    writeFileSync(counted, "");
  });

  it("by the server, wherever a file or bytes can be sent", async () => {
    const host = await server.guest("Hana");
    const { id: room } = await server.room(host);
    await (await server.tab(host)).join(room as never);
    refuseOthers();
    const post = async (path: string, body: Uint8Array, type: string) => {
      const response = await fetch(`${server.origin}${path}`, {
        method: "POST",
        headers: {
          origin: server.origin,
          cookie: host.cookie,
          "content-type": type,
          "x-forwarded-for": `10.70.0.${type.length}`,
        },
        body: body as BodyInit,
      });
      return { status: response.status, text: await response.text() };
    };
    for (const [name, bytes] of files) {
      const { status, text } = await post("/api/verify", bytes, "application/octet-stream");
      expect([name, status]).toEqual([name, 200]);
      if (/remote\.(jpeg|webp)/.test(name)) expect(text).toContain("no file is followed anywhere");
      const isPicture = !/svg|m3u8/.test(name);
      const read = await server.services.intake.picture(bytes).then(
        () => true,
        () => false,
      );
      expect([name, read]).toEqual([name, isPicture]);
      for (const path of ["/api/verify", `/api/match/${room}`, `/api/sketch/${room}`])
        expect((await post(path, bytes, "application/json; x")).status).toBeGreaterThanOrEqual(400);
    }
    expect([attempts(), visits]).toEqual([[], 0]);
  });

  it("by the commands, whatever file they are given", async () => {
    for (const name of ["remote.jpeg", "remote.webp", "ocsp.jpeg", "linked.svg"]) {
      const said = await run("server/cli/verify.ts", join(folder, name), "--json");
      expect(said).toContain('"verdict"');
    }
    const remote = join(folder, "remote.jpeg");
    for (const flag of ["--record", "--keys"]) await run("server/cli/verify.ts", remote, flag, remote);
    await run("server/cli/restore.ts", remote);
    expect([attempts(), visits]).toEqual([[], 0]);
  });
});
