import { standBack } from "@/server/infra/process/stand-back";
import { refuseNetwork } from "./no-network";
import { errorOf, type FromReader, faultOf, type ToReader } from "./protocol";

/** Asks the parent. Rejects with AppError. */
export type Ask = (what: string, of: unknown) => Promise<unknown>;

/** Bytes after which a process is not used again: what libraries have taken they seldom give back. */
const WORN = 600 * 1024 * 1024;

/** The child's side of `reader-pool.ts`: one job after another, until its parent is gone. It reaches no network. */
export function serveReader(handle: (job: unknown, ask: Ask) => Promise<unknown>): void {
  refuseNetwork();
  standBack(5);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let asked = 0;
  const send = (message: FromReader, then?: () => void) => process.send?.(message, undefined, {}, then);
  const ask: Ask = (what, of) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      send({ id: asked, what, of });
    });
  const say = (message: FromReader) =>
    send(message, () => {
      if (process.memoryUsage.rss() > WORN) process.exit(0);
    });

  process.on("disconnect", () => process.exit(0));
  process.on("SIGINT", () => {});
  process.on("message", (message: ToReader) => {
    if ("job" in message) {
      handle(message.job, ask).then(
        (value) => say({ value }),
        (error: unknown) => say({ fault: faultOf(error) }),
      );
      return;
    }
    const { id, value, fault } = message;
    const asking = waiting.get(id);
    waiting.delete(id);
    if (fault) asking?.reject(errorOf(fault));
    else asking?.resolve(value);
  });
  send({ started: true });
}
