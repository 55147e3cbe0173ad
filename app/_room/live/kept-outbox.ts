import * as z from "zod/mini";
import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import { KeptEdits } from "@/core/room/client/kept";
import { randomId } from "./random-id";

const PREFIX = "cohue:unsent";
/** A page that was closed says so. One that ended without a word is taken for gone after this long: browsers let hidden pages sleep for a minute. */
const GONE_MS = 150_000;
/** What nobody came back for in this time is forgotten. */
const FORGOTTEN_MS = 30 * 86_400_000;
/** A page with something to send says this often that it is there. */
const HERE_MS = 5_000;
/** Between two savings while something moves. */
const SOON_MS = 250;

const Row = z.object({ holder: z.string(), at: z.number(), left: z.boolean(), kept: KeptEdits });
type Row = z.infer<typeof Row>;
export type BrowserStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The browser's storage; null where there is none, or none that may be used. */
export function browserStorage(window: { localStorage: BrowserStorage }): BrowserStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/**
 * Keeps what the server has not acknowledged in the browser's storage, so that it survives the page. Each tab has a row of its own, which
 * the next page of the same person takes over, with the tab's identity, once the tab is gone.
 */
export class KeptOutbox {
  readonly #holder = randomId();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #here: ReturnType<typeof setInterval> | null = null;
  #key: string | null = null;
  #isKept = true;

  constructor(
    private readonly room: RoomId,
    private readonly shelf: BrowserStorage | null,
    private readonly read: () => KeptEdits | null,
    /** Another page has taken over what was this one's. */
    private readonly overtaken: () => void,
  ) {}

  /** Whether a reload now loses nothing. */
  get isSafe(): boolean {
    this.save();
    return this.#isKept;
  }

  /** What a tab of `me` that is gone had not sent; it is this one's from now on. Null where there is nothing. */
  claim(me: ActorId): KeptEdits | null {
    const { shelf } = this;
    if (!shelf) return null;
    const prefix = `${PREFIX}:${this.room}:${me}:`;
    const keys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? "");
    for (const key of keys.filter((name) => name.startsWith(prefix))) {
      const row = rowIn(shelf, key);
      const age = Date.now() - (row?.at ?? 0);
      if (!row || age > FORGOTTEN_MS) shelf.removeItem(key);
      else if (row.left || age > GONE_MS) {
        this.#key = key;
        this.#put({ ...row, holder: this.#holder, at: Date.now(), left: false });
        return row.kept;
      }
    }
    return null;
  }

  /** Something is to be sent, or was acknowledged. */
  readonly soon = (): void => {
    this.#timer ??= setTimeout(this.save, SOON_MS);
  };

  /** Brings the storage up to date; `left` where the page is going. */
  readonly save = (left = false): void => {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const kept = this.read();
    if (this.#isTaken()) {
      this.overtaken();
      return;
    }
    if (!kept) {
      if (this.#key) this.shelf?.removeItem(this.#key);
      this.#key = null;
      this.#isKept = true;
      this.#rest();
      return;
    }
    this.#key = `${PREFIX}:${this.room}:${kept.me}:${kept.client}`;
    this.#put({ holder: this.#holder, at: Date.now(), left, kept });
    this.#here ??= setInterval(this.soon, HERE_MS);
  };

  /** The page goes. */
  readonly leave = (): void => {
    this.save(true);
    this.#rest();
  };

  #rest(): void {
    if (this.#here) clearInterval(this.#here);
    this.#here = null;
  }

  #isTaken(): boolean {
    const row = this.#key && this.shelf ? rowIn(this.shelf, this.#key) : null;
    return row !== null && row.holder !== this.#holder;
  }

  #put(row: Row): void {
    try {
      if (this.#key) this.shelf?.setItem(this.#key, JSON.stringify(row));
      this.#isKept = this.shelf !== null;
    } catch {
      // Full, or forbidden: then the page says before it goes that something would be lost.
      this.#isKept = false;
    }
  }
}

function rowIn(shelf: BrowserStorage, key: string): Row | null {
  try {
    const parsed = Row.safeParse(JSON.parse(shelf.getItem(key) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
