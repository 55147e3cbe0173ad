import { faultsOfSqlite, snapshotSqlite } from "@/prisma/snapshot";
import { standBack } from "@/server/infra/process/stand-back";
import type { SnapshotAnswer, SnapshotOrder } from "./snapshot-messages";

/** The process behind `snapshot.ts`: one order, one answer. */
process.umask(0o077);
standBack(5);
process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => {});
process.once("message", (order: SnapshotOrder) => {
  const answer = (): SnapshotAnswer => {
    try {
      if (order.kind === "copy") snapshotSqlite(order.url, order.file);
      return { faults: faultsOfSqlite(order.file) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  process.send?.(answer());
});
