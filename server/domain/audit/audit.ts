import { randomUUID } from "node:crypto";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Db } from "@/prisma/client";

export type AuditedAct = {
  actor: ActorId;
  /** A noun and a verb, as "role.set". */
  action: string;
  /** A kind and an id, as "person:…". */
  subject?: string;
  before?: unknown;
  after?: unknown;
};

/** Writes down who used a power, on what, and what it changed. In the transaction of what it tells of, so that neither stands alone. */
export async function audit(db: Pick<Db, "auditEntry">, act: AuditedAct): Promise<void> {
  const { actor, action, subject = "", before, after } = act;
  await db.auditEntry.create({
    data: {
      id: randomUUID(),
      actor,
      action,
      subject,
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
    },
  });
}
