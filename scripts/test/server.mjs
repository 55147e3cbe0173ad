import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const READY_MS = 30_000;

/**
 * Starts a server and waits until it says that it is ready. It ends with `stop`, or when this process does.
 * @param {string} command
 * @param {string[]} args
 * @param {{ ready: string, cwd: string, uid?: number, gid?: number }} options ready: what it prints when it is
 * @returns {Promise<{ isReady: boolean, log: string, stop: () => Promise<void> }>} log: the last it printed until then
 */
export async function startServer(command, args, { ready, ...options }) {
  // The shell ends the server when its own input closes, which the system sees to even if we are killed.
  const script =
    'exec 3<&0; "$@" </dev/null & pid=$!; (cat <&3 >/dev/null; kill -INT $pid 2>/dev/null) & wait $pid';
  const server = spawn("sh", ["-c", script, "sh", command, ...args], {
    ...options,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = once(server, "exit");
  let log = "";
  const isReady = await new Promise((resolve) => {
    for (const output of [server.stdout, server.stderr])
      output.setEncoding("utf8").on("data", (chunk) => {
        log = (log + chunk).slice(-4000);
        if (log.includes(ready)) resolve(true);
      });
    ended.then(() => resolve(false));
    setTimeout(() => resolve(false), READY_MS).unref();
  });
  const stop = async () => {
    server.stdin.end();
    await ended;
  };
  return { isReady, log, stop };
}

/** A port that nobody listens on. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
