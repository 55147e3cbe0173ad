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
import type { FirstPictures } from "@/server/domain/render/first-pictures";
import type { RoomDeps } from "@/server/domain/room/deps";
import type { Rooms } from "@/server/domain/room/port/rooms";
import type { CountRenders } from "@/server/domain/settings/take-render";
import type { StorageCheck } from "@/server/domain/storage/check-storage";
import type { Citing, Drawing, FollowsJobs, Sealing } from "@/server/domain/work/deps";
import type { ApiLimits } from "@/server/http/api/limits";
import type { Jobs } from "@/server/infra/jobs/jobs";
import type { Logger } from "@/server/infra/log/logger";
import type { Mailer } from "@/server/infra/mail/mailer";
import type { RenderPool } from "@/server/infra/render/port";
import type { Secrets } from "@/server/infra/secrets/secrets";

export type DoorTry = { actor: ActorId; address: string | null; room: RoomId };
export type Reporter = { actor: ActorId; isGuest: boolean; address: string | null };

/** Hands what somebody wrote to who screens it for moderators. Nothing waits for it. */
export type ScreenText = (subject: Subject, text: string) => void;

type Taking<By> = { take: (by: By) => Promise<void> };

/** What requests are counted with. Each throws where something was too often. */
export type RequestLimits = {
  /** Archives of all one's data. */
  archives: Taking<ActorId>;
  /** Links asked for by mail, by address. */
  forgets: Taking<string>;
  /** Passwords that somebody has hashed or checked: their own, and those that they give rooms. */
  guesses: Taking<ActorId>;
  /** Pictures that somebody brings to paint with. */
  hands: Taking<ActorId>;
  /** Comments, guests' more strictly. */
  remarks: Taking<{ actor: ActorId; isGuest: boolean }>;
  /** Times that somebody before a room says that they wait. */
  waits: Taking<ActorId>;
  renders: CountRenders;
  /** Replays of rooms' logs that somebody asks for by pointing at somebody. */
  replays: Taking<ActorId>;
  /** Reports by person and by address, guests' more strictly. */
  reports: Taking<Reporter>;
  /** Tries at rooms' passwords: by person, network and room, and in all. What it answers takes a right one back. */
  tries: { take: (by: DoorTry) => Promise<() => Promise<void>> };
  /** Files and records that somebody has checked. */
  verifications: Taking<CountedBy>;
  /** What the HTTP API is asked. */
  api: ApiLimits;
};

/** Who people are. */
export type Accounts = {
  auth: Auth;
  sessionOf: (headers: Headers) => Promise<Session | null>;
  /** Whether a person's account has this password. */
  isPassword: (userId: string, password: string) => Promise<boolean>;
  secrets: Secrets;
  /** Null where no mail server is configured. */
  mailer: Mailer | null;
};

/** What is installed to draw with. */
export type Models = {
  installed: readonly ModelInfo[];
  refused: readonly { id: string; why: string }[];
  /** What paints pictures here; null where no finish is installed. */
  finish: FinishInfo | null;
  /** What rooms with them begin with. */
  first: FirstPictures;
};

/** How the instance itself fares. */
export type Upkeep = {
  /** Whether database and data folder can be written, and pictures kept, now. */
  storage: StorageCheck;
  /** Proxies that nobody named, as far as they were seen. */
  proxies: { saw: (address: string) => void; list: () => { address: string; at: number }[] };
  /** What administrators see and do of jobs. */
  jobs: Pick<Jobs, "counts" | "list" | "find" | "retry" | "drop">;
};

/**
 * What `server/compose` connected, in parts by what they are about: one of each for the whole process. A procedure is handed the parts
 * that it names (`server/trpc/trpc.ts`), a domain function what it takes of one.
 */
export type Services = {
  config: Config;
  logger: Logger;
  /** What most of the domain needs: where things are kept, and the time. */
  data: Pick<RoomDeps, "database" | "now">;
  accounts: Accounts;
  /** What functions about rooms' rows need. */
  room: RoomDeps;
  /** The rooms themselves. */
  rooms: Rooms;
  /** What works are published, shown and exported with. Jobs make their files: those are given more. */
  work: Pick<RoomDeps, "database" | "blobs" | "models" | "now"> &
    Pick<Drawing, "render" | "sizesOf"> &
    Sealing &
    Citing &
    FollowsJobs;
  /** What decisions reach, who screens texts, and what the transparency report is counted from. */
  moderation: ModerationDeps & { screenText: ScreenText; counted: CountedEvents };
  /** Tells whoever has live connections and open rooms what they have to hear of. */
  bus: EventBus;
  limits: RequestLimits;
  models: Models;
  render: RenderPool;
  /** Where what strangers send is read. */
  intake: Intake;
  upkeep: Upkeep;
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
