/** What the process behind snapshots is told. */
export type SnapshotOrder = { kind: "copy"; url: string; file: string } | { kind: "check"; file: string };
/** What it answers: what is wrong with the file, or why it could not be done. */
export type SnapshotAnswer = { faults: string[] } | { error: string };
