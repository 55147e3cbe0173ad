import { SqliteConnection } from "./sqlite-connection";

/**
 * Copies a SQLite database as it is at one moment into a new file, while others read and write it. Stops this process until it is done.
 * Throws where there is no such database.
 */
export function snapshotSqlite(url: string, file: string): void {
  const connection = new SqliteConnection(url);
  try {
    connection.run("VACUUM INTO ?", [file]);
  } finally {
    connection.close();
  }
}

/** What SQLite finds wrong in a database file; empty where nothing is. Stops this process until it is done. */
export function faultsOfSqlite(file: string): string[] {
  try {
    const connection = new SqliteConnection(`file:${file}`);
    try {
      const { rows } = connection.run("PRAGMA integrity_check");
      return rows.map((row) => String(row[0])).filter((line) => line !== "ok");
    } finally {
      connection.close();
    }
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
