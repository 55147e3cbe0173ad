import { restrictsSomething } from "@/core/moderation/case";
import type { ModerationEvent } from "@/core/moderation/events";
import type { RuleId } from "@/core/moderation/rules";
import type { Db } from "@/prisma/client";
import { eventOf } from "../cases/read-events";
import { whatOf } from "./read-log";

/** What is counted of an event: none of its words, and nobody. */
export type CountedEvent = {
  case: string;
  version: number;
  at: number;
  kind: ModerationEvent["kind"];
  rule: RuleId | null;
  what: string;
  /** Whether a decision took anything. */
  acted: boolean;
  outcome: "upheld" | "overturned" | null;
};

type Row = Parameters<typeof eventOf>[0];
type Reader = Pick<Db, "moderationEvent">;

/** Events read at a time. */
const PAGE = 1000;
/** Milliseconds that the clocks of writers may differ; beyond that, all events are read again. */
const APART = 60_000;

/**
 * Every event there is, as far as it is counted, kept in memory. Events are only ever added, so those that are held are all of
 * them when there are as many: one count says whether any are to be read, whoever wrote them.
 */
export class CountedEvents {
  readonly #held = new Map<string, CountedEvent>();
  #inOrder: readonly CountedEvent[] = [];
  #newest = 0;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: Reader) {}

  /** By case, and in each from its beginning. */
  all(): Promise<readonly CountedEvent[]> {
    const read = () => this.#read();
    const counted = this.#reading.then(read, read);
    this.#reading = counted;
    return counted;
  }

  async #read(): Promise<readonly CountedEvent[]> {
    const there = await this.db.moderationEvent.count();
    if (there === this.#held.size) return this.#inOrder;
    // Another database has been put in place of the one that was read.
    if (there < this.#held.size) this.#forget();
    if (this.#held.size > 0) await this.#readSince(this.#newest - APART);
    if (this.#held.size < there) await this.#readAll();
    this.#inOrder = [...this.#held.values()].sort((a, b) =>
      a.case === b.case ? a.version - b.version : a.case < b.case ? -1 : 1,
    );
    return this.#inOrder;
  }

  #forget(): void {
    this.#held.clear();
    this.#newest = 0;
  }

  async #readSince(at: number): Promise<void> {
    this.#hold(await this.db.moderationEvent.findMany({ where: { at: { gte: new Date(at) } } }));
  }

  async #readAll(): Promise<void> {
    let rows: Row[] = [];
    do {
      const after = rows.at(-1)?.id ?? "";
      rows = await this.db.moderationEvent.findMany({
        where: { id: { gt: after } },
        orderBy: { id: "asc" },
        take: PAGE,
      });
      this.#hold(rows);
    } while (rows.length === PAGE);
  }

  #hold(rows: readonly Row[]): void {
    for (const row of rows) {
      this.#newest = Math.max(this.#newest, row.at.getTime());
      if (!this.#held.has(row.id)) this.#held.set(row.id, counted(row));
    }
  }
}

function counted(row: Row): CountedEvent {
  const event = eventOf(row);
  const decision = event.kind === "decide" ? event.decision : null;
  return {
    case: row.case,
    version: row.version,
    at: event.at,
    kind: event.kind,
    rule: event.kind === "report" ? event.rule : (decision?.rule ?? null),
    what: whatOf(event),
    acted: decision !== null && restrictsSomething(decision),
    outcome: event.kind === "answer-appeal" ? event.outcome : null,
  };
}
