import { AppError } from "@/core/kernel/errors";
import { caseOf } from "@/core/moderation/case";
import type { ModerationBody } from "@/core/moderation/events";
import { type Subject, subjectOf } from "@/core/moderation/subjects";
import { bitsApart, UPRIGHT } from "@/core/work/record/fingerprint";
import type { Tx } from "@/prisma/client";
import { asWork } from "@/server/domain/work/row";
import type { Screening } from "@/server/infra/screening/screening";
import { append } from "../cases/append";
import { caseFor } from "../cases/case-row";
import { readCases, readEvents } from "../cases/read-events";
import { readSubject } from "../cases/read-subject";
import type { CaseDeps } from "../deps";

export const SYSTEM = "system";
/** Bits of 64 up to which two fingerprints are taken for the same picture: what JPEG, scaling and a little grading change. */
const NEAR = 8;
const TRIES = 5;

type Flag = Extract<ModerationBody, { kind: "flag" }>;

/** Looks at what people write and publish. It flags; it hides nothing, but for what looks like something removed. */
export class Screen {
  constructor(
    private readonly deps: CaseDeps,
    private readonly screening: Screening,
  ) {}

  /** Flags text that a listed word is in. Never throws: what somebody wrote is kept whatever happens here. */
  async text(subject: Subject, text: string): Promise<void> {
    const { db } = this.deps.database;
    const listed = await db.listedWord.findMany();
    const of = (list: string) => listed.filter((w) => w.list === list).map((w) => w.word);
    const found = this.screening.words(text, { flag: of("flag"), allow: of("allow") });
    if (found.length === 0) return;
    const words = found.map((word) => `“${word}”`).join(", ");
    await this.#flag(subject, {
      kind: "flag",
      by: "words",
      found: words.slice(0, 400),
      holds: false,
      like: null,
    });
  }

  /** Asks the classifier that the operator plugged in, if any, about a work's picture. */
  async picture(subject: Subject, jpeg: Uint8Array): Promise<void> {
    const found = await this.screening.picture?.(jpeg);
    if (!found || found.length === 0) return;
    const words = found.map(({ label, score }) => `${label} ${Math.round(score * 100)} %`).join(", ");
    await this.#flag(subject, {
      kind: "flag",
      by: "classifier",
      found: words.slice(0, 400),
      holds: false,
      like: null,
    });
  }

  /**
   * Holds back a work that looks like a removed one whose fingerprint is blocked. In the transaction that would show it, so that
   * it is never seen in between. Answers what it looks like.
   */
  async hold(tx: Tx, work: string, fingerprints: readonly string[]): Promise<string | null> {
    const blocked = await tx.blockedFingerprint.findMany({
      where: { liftedAt: null, orientation: { in: [...UPRIGHT] }, work: { not: work } },
    });
    const match = blocked
      .map((b) => ({ like: b.work, bits: Math.min(...fingerprints.map((hash) => bitsApart(hash, b.hash))) }))
      .filter(({ bits }) => bits <= NEAR)
      .sort((a, b) => a.bits - b.bits)[0];
    if (!match) return null;
    const subject = subjectOf("work", work);
    if (await this.#wasCleared(tx, subject, match.like)) return null;
    const { publisher } = asWork(
      await tx.work.findUniqueOrThrow({
        where: { id: work },
        select: { publisher: true },
      }),
    );
    const row = await caseFor(tx, subject, publisher);
    const body: Flag = {
      kind: "flag",
      by: "fingerprint",
      found: `${64 - match.bits} of 64 bits agree with a removed work`,
      holds: true,
      like: match.like,
    };
    await append(tx, this.deps, row, { actor: SYSTEM, body });
    return match.like;
  }

  /** A moderator has seen this very likeness and let it be. */
  async #wasCleared(tx: Tx, subject: Subject, like: string): Promise<boolean> {
    const rows = await tx.moderationCase.findMany({ where: { subject }, select: { id: true } });
    const cases = await readCases(
      tx,
      rows.map((row) => row.id),
    );
    return [...cases.values()].some((c) => c.decisions.length > 0 && c.flags.some((f) => f.like === like));
  }

  async #flag(subject: Subject, body: Flag): Promise<void> {
    const { db } = this.deps.database;
    const found = await readSubject(db, subject);
    if (!found) return;
    for (let tries = 1; tries <= TRIES; tries++) {
      try {
        await db.$transaction(async (tx) => {
          const row = await caseFor(tx, subject, found.concerns);
          const before = caseOf(await readEvents(tx, row.id));
          if (before.flags.some((f) => f.by === body.by && f.found === body.found)) return;
          await append(tx, this.deps, row, { actor: SYSTEM, body }, before);
        });
        return;
      } catch (error) {
        if (!(error instanceof AppError && error.code === "conflict")) throw error;
      }
    }
  }
}
