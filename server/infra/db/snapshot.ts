import { forkProgram } from "@/server/infra/process/fork-program";
import type { SnapshotAnswer, SnapshotOrder } from "./snapshot-messages";

/**
 * Copies a SQLite database as it is at one moment into a new file, and answers what is wrong with the copy; nothing, as a rule. In a
 * process of its own: SQLite copies in one go, in which nothing else would be answered. Throws RangeError.
 */
export const copyDatabase = (url: string, file: string): Promise<string[]> =>
  ask({ kind: "copy", url, file });

/** What SQLite finds wrong in a database file; in the same way. */
export const checkDatabase = (file: string): Promise<string[]> => ask({ kind: "check", file });

function ask(order: SnapshotOrder): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = forkProgram("server/infra/db/snapshot-process.ts", [], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.once("message", (answer: SnapshotAnswer) => {
      if ("faults" in answer) resolve(answer.faults);
      else reject(new RangeError(answer.error));
      child.disconnect();
    });
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new RangeError(`the process that copies the database ended with ${signal ?? code}`)),
    );
    child.send(order);
  });
}
