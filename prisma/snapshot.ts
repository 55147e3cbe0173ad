import { createClient } from "@libsql/client";

/** Copies a SQLite database as it is at one moment into a new file, while others read and write it. */
export async function snapshotSqlite(url: string, file: string): Promise<void> {
  const client = createClient({ url });
  try {
    await client.execute({ sql: "VACUUM INTO ?", args: [file] });
  } finally {
    client.close();
  }
}

/** What SQLite finds wrong in a database file; empty where nothing is. */
export async function faultsOfSqlite(file: string): Promise<string[]> {
  const client = createClient({ url: `file:${file}` });
  try {
    const { rows } = await client.execute("PRAGMA integrity_check");
    return rows.map((row) => String(row[0])).filter((line) => line !== "ok");
  } finally {
    client.close();
  }
}
