import { LiveRoom } from "@/app/_room/live/live-room";
import { PresenceSender } from "@/app/_room/live/presence-sender";
import { Signal } from "@/app/_room/live/signal";
import type { Say } from "@/app/_words/say";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { RoomClient } from "@/core/room/client/room-client";
import type { CommittedMessage, PendingMessage, WatchReply } from "@/core/room/protocol/messages";
import { eventWords, type LabelOf, wordsOfEdit } from "./doing-words";

/** What somebody did last, and when. */
export type Activity = { words: string; at: number };
export type Removed = WatchReply["removed"][number];

/** Activities change with every edit; React hears of them this often. */
const TELL_MS = 250;

const unheard = async () => ({ ok: false as const, error: "forbidden" as const });

/** A room that somebody watches and is not in: what it shows, and nothing to do in it. */
export class WatchedRoom {
  readonly live: LiveRoom;
  readonly activities = new Signal<ReadonlyMap<string, Activity>>(new Map());
  readonly removed = new Signal<readonly Removed[]>([]);
  #latest = new Map<string, Activity>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    readonly replica: RoomClient,
    private readonly me: ActorId,
    private readonly labelOf: LabelOf,
    private readonly t: Say<"desk">,
    /** A name as the moderator reads it: guests without one are called so in their language. */
    shownName: (name: string) => string,
  ) {
    this.live = new LiveRoom(
      replica,
      {
        command: unheard,
        chat: unheard,
        ask: unheard,
        decline: unheard,
        answer: unheard,
        react: unheard,
        presence: new PresenceSender(() => {}),
        wake: () => {},
      },
      t("doingWords.someone"),
      shownName,
    );
  }

  watched(reply: WatchReply): void {
    const joined = { ...reply, me: this.me, role: "viewer" as const, acked: 0 };
    this.replica.joined(joined);
    this.live.joined(joined);
    this.removed.set(reply.removed);
  }

  pending(message: PendingMessage): void {
    this.replica.pending(message);
    for (const { actor, edit } of message.edits) this.#did(actor, wordsOfEdit(this.t, edit, this.labelOf));
  }

  committed(message: CommittedMessage): void {
    this.replica.wasCommitted(message);
    for (const { event } of message.events) {
      const words = eventWords(this.t, event, this.live.nameOf);
      if (words) this.#did(event.actor, words);
      if (event.kind === "kick") this.#kicked(event.payload);
    }
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #kicked({
    member,
    kicked,
    rule,
  }: {
    member: ActorId;
    kicked: boolean;
    rule?: Removed["rule"] | undefined;
  }): void {
    const others = this.removed.get().filter(({ actor }) => actor !== member);
    this.removed.set(
      kicked ? [...others, { actor: member, name: this.live.nameOf(member), rule: rule ?? null }] : others,
    );
  }

  #did(actor: ActorId, words: string): void {
    this.#latest.set(actor, { words, at: Date.now() });
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.activities.set(new Map(this.#latest));
    }, TELL_MS);
  }
}
