import { parentPort } from "node:worker_threads";
import Libsql from "libsql";
import { close, commit, rollback, run, runAlone } from "./sqlite-statements.mjs";

/**
 * The thread that waits for the disk in the place of the process: the driver is synchronous, and a commit takes as long as the disk.
 * Each message names a connection by number and is answered once, in order.
 */

/** Connections by number; in the place of one that could not be opened, why. */
const open = new Map();

const DO = {
  open: (of, path, timeout) => void open.set(of, new Libsql(path, { timeout })),
  run: (of, sql, args) => run(connection(of), sql, args),
  alone: (of, sql, args) => runAlone(connection(of), sql, args),
  exec: (of, script) => connection(of).exec(script),
  commit: (of) => commit(connection(of)),
  rollback: (of) => rollback(connection(of)),
  close: (of) => {
    const db = open.get(of);
    open.delete(of);
    if (db && !(db instanceof Error)) close(db);
  },
};

function connection(of) {
  const db = open.get(of);
  if (!db) throw new Error("the database is closed");
  if (db instanceof Error) throw db;
  return db;
}

parentPort.on("message", ({ id, what, of, args }) => {
  try {
    parentPort.postMessage({ id, result: DO[what](of, ...args) });
  } catch (error) {
    if (what === "open") open.set(of, error);
    // An error that is cloned loses its codes.
    const { message, code, rawCode } = error;
    parentPort.postMessage({ id, fault: { message, code, rawCode } });
  }
});
