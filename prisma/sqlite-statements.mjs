/**
 * What is done on a connection to a SQLite file, step by step. Plain JavaScript, for the thread that serves a process (serve-sqlite.mjs)
 * begins without a loader of TypeScript.
 * @typedef {null | string | number | bigint | boolean | Uint8Array | ArrayBuffer} SqliteValue
 * @typedef {{ columns: string[], columnTypes: string[], rows: unknown[][], rowsAffected: number }} SqliteResult
 * @typedef {import("libsql").Database} Connection
 */

/**
 * Runs one prepared statement in whatever transaction there is.
 * @param {Connection} db
 * @param {string} sql
 * @param {readonly SqliteValue[]} args
 * @returns {SqliteResult}
 */
export function run(db, sql, args) {
  const statement = db.prepare(sql).safeIntegers(true);
  const columns = statement.columns();
  const values = args.map(toSqlite);
  if (columns.length === 0)
    return { columns: [], columnTypes: [], rows: [], rowsAffected: statement.run(...values).changes };
  const rows = /** @type {unknown[][]} */ (statement.raw(true).all(...values));
  return {
    columns: columns.map(({ name }) => name),
    columnTypes: columns.map(({ type }) => type ?? ""),
    rows: rows.map((row) => row.map(fromSqlite)),
    rowsAffected: 0,
  };
}

/**
 * Commits. What cannot be committed is rolled back, so that the next transaction can begin.
 * @param {Connection} db
 */
export function commit(db) {
  try {
    db.exec("COMMIT");
  } catch (error) {
    rollback(db);
    throw error;
  }
}

/**
 * SQLite has rolled back by itself after a full disk or an I/O error: then there is nothing left to do.
 * @param {Connection} db
 */
export function rollback(db) {
  if (db.inTransaction) db.exec("ROLLBACK");
}

/**
 * A write that is a transaction of its own: only beginning may meet another process's lock.
 * @param {Connection} db
 * @param {string} sql
 * @param {readonly SqliteValue[]} args
 * @returns {SqliteResult}
 */
export function runAlone(db, sql, args) {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = run(db, sql, args);
    commit(db);
    return result;
  } catch (error) {
    rollback(db);
    throw error;
  }
}

/**
 * The driver closes for good only once its statements are collected, so a transaction is ended first.
 * @param {Connection} db
 */
export function close(db) {
  if (!db.open) return;
  rollback(db);
  db.close();
}

/** @param {SqliteValue} value */
function toSqlite(value) {
  if (typeof value === "boolean") return value ? 1 : 0;
  return value instanceof ArrayBuffer ? Buffer.from(value) : value;
}

/**
 * Integers come as bigint; those a number holds exactly become one.
 * @param {unknown} value
 */
function fromSqlite(value) {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  return value instanceof Uint8Array ? value.slice().buffer : value;
}
