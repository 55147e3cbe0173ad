import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import type { S3Config } from "@/server/config/read-s3";

/**
 * A real S3 server of our own, its buckets empty. It takes every secret, as it canonicalises the address of a list in another way than
 * others do; a key that it does not know it refuses.
 */
export async function startS3(buckets: readonly string[]) {
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    allowMismatchedSignatures: true,
    directory: mkdtempSync(join(tmpdir(), "cohue-s3-")),
    configureBuckets: buckets.map((name) => ({ name })),
  });
  const { port } = await server.run();
  const config = (bucket: string, at = port): S3Config => ({
    endpoint: `http://127.0.0.1:${at}`,
    bucket,
    region: "us-east-1",
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
  });
  return { port, config, stop: () => server.close() };
}

type Way = {
  port: number;
  mode: "pass" | "broken" | "silent" | "down";
  /** Requests that did not pass. */
  refused: number;
  /** Waited for before a request passes. */
  before: (method: string, path: string) => Promise<void>;
  stop: () => void;
};

/** A way to a port of this machine on which requests pass, are answered with 500, are never answered, or find nobody. */
export async function faultyWay(port: number): Promise<Way> {
  const way: Way = { port: 0, mode: "pass", refused: 0, before: async () => {}, stop: () => {} };
  const server = createServer(async (incoming, outgoing) => {
    if (way.mode !== "pass") {
      incoming.resume();
      way.refused++;
      if (way.mode === "broken") outgoing.writeHead(500).end();
      if (way.mode === "down") incoming.socket.resetAndDestroy();
      return;
    }
    const { method = "", url = "", headers } = incoming;
    await way.before(method, url);
    const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  way.port = (server.address() as AddressInfo).port;
  way.stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return way;
}
