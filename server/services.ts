import type { ActorId, RoomId } from "@/core/kernel/ids/ids";
import type { Subject } from "@/core/moderation/subjects";
import type { FinishInfo } from "@/core/picture/model/finish-file";
import type { ModelInfo } from "@/core/picture/model/model-file";
import type { Auth } from "@/server/auth/create-auth";
import type { Session } from "@/server/auth/session";
import type { Config } from "@/server/config";
import type { EventBus } from "@/server/domain/events/events";
import type { CountedBy } from "@/server/domain/identity/network";
import type { Intake } from "@/server/domain/intake/intake";
import type { ModerationDeps } from "@/server/domain/moderation/deps";
import type { CountedEvents } from "@/server/domain/moderation/public/counted-events";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Rooms } from "@/server/domain/room/port/rooms";
import type { StorageCheck } from "@/server/domain/storage/check-storage";
import type { WorkDeps } from "@/server/domain/work/deps";
import type { ApiLimits } from "@/server/http/api/limits";
import type { Jobs } from "@/server/infra/jobs/jobs";
import type { Logger } from "@/server/infra/log/logger";
import type { Mailer } from "@/server/infra/mail/mailer";
import type { RenderPool } from "@/server/infra/render/port";
import type { Secrets } from "@/server/infra/secrets/secrets";

export type Reporter = { actor: ActorId; isGuest: boolean; address: string | null };

type JobsDesk = Pick<Jobs, "counts" | "list" | "find" | "retry" | "drop">;

export type DoorTry = { actor: ActorId; address: string | null; room: RoomId };

/** What `server/compose` connected: one of each for the whole process. */
export type Services = {
  config: Config;
  logger: Logger;
  secrets: Secrets;
  auth: Auth;
  sessionOf: (headers: Headers) => Promise<Session | null>;
  /** Whether a person's account has this password. */
  isPassword: (userId: string, password: string) => Promise<boolean>;
  /** What room functions need, database and blobs included. */
  room: RoomDeps;
  rooms: Rooms;
  /** What work functions need. */
  work: WorkDeps;
  /** Tells whoever has live connections and open rooms what they have to hear of. */
  bus: EventBus;
  /** What decisions reach. */
  moderation: ModerationDeps;
  /** What the transparency report is counted from. */
  counted: CountedEvents;
  /** Screens what people write, for moderators. */
  screenText: (subject: Subject, text: string) => void;
  /** Where what strangers send is read. */
  intake: Intake;
  render: RenderPool;
  /** What administrators see and do of jobs. */
  jobs: JobsDesk;
  /** Whether database and data folder can be written now. */
  storage: StorageCheck;
  /** Null where no mail server is configured. */
  mailer: Mailer | null;
  /** Counts links asked for by mail, by address. */
  forgets: { take: (email: string) => Promise<void> };
  models: readonly ModelInfo[];
  /** What paints pictures here; null where no finish is installed. */
  finish: FinishInfo | null;
  /** Counts passwords that somebody has hashed or checked: their own, and those that they give rooms. */
  guesses: { take: (actor: ActorId) => Promise<void> };
  /** Counts tries at rooms' passwords: by person, network and room, and in all. What it answers takes a right one back. */
  tries: { take: (by: DoorTry) => Promise<() => Promise<void>> };
  /** Counts comments, guests' more strictly. */
  remarks: { take: (by: { actor: ActorId; isGuest: boolean }) => Promise<void> };
  /** Counts archives of all one's data. */
  archives: { take: (actor: ActorId) => Promise<void> };
  /** Counts reports by person and by address, guests' more strictly. */
  reports: { take: (by: Reporter) => Promise<void> };
  /** Counts pictures made for somebody in a day; answers whether one more fits. */
  renders: { take: (who: string, most: number) => Promise<boolean> };
  /** Counts pictures that somebody brings to paint with. */
  hands: { take: (actor: ActorId) => Promise<void> };
  /** Counts replays of rooms' logs that somebody asks for by pointing at somebody. */
  replays: { take: (actor: ActorId) => Promise<void> };
  /** Counts files and records that somebody has checked. */
  verifications: { take: (from: CountedBy) => Promise<void> };
  /** Counts what the HTTP API is asked. */
  apiLimits: ApiLimits;
  /** Proxies that nobody named, as far as they were seen. */
  proxies: { saw: (address: string) => void; list: () => { address: string; at: number }[] };
  refusedModels: readonly { id: string; why: string }[];
};

/** Next bundles a second copy of what its pages import, so the one composition is kept where both copies find it. */
const KEY = Symbol.for("cohue.services");
const home = globalThis as { [KEY]?: Services };

export const provideServices = (services: Services): void => {
  home[KEY] = services;
};

/** Throws before a server was composed: pages are served by it, never by Next alone. */
export function services(): Services {
  const found = home[KEY];
  if (!found) throw new Error("start Cohue with npm start: its server composes what pages need");
  return found;
}
