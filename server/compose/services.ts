import type { ModerationDeps } from "@/server/domain/moderation/deps";
import { CountedEvents } from "@/server/domain/moderation/public/counted-events";
import { FirstPictures } from "@/server/domain/render/first-pictures";
import { storageCheck } from "@/server/domain/storage/check-storage";
import { UnnamedProxies } from "@/server/http/unnamed-proxies";
import type { RequestLimits, Services } from "@/server/services";
import type { Accounts } from "./auth";
import type { Infra } from "./infra";
import type { Counting } from "./limits";
import type { Screening } from "./moderation";
import type { Rooms } from "./rooms";
import type { Works } from "./works";

type Needs = Accounts &
  Pick<Rooms, "room" | "rooms"> &
  Works &
  Pick<Screening, "screenText"> &
  Pick<Counting, "counters"> & { infra: Infra; moderation: ModerationDeps };

/** Connects the parts that requests and pages use. */
export function composeServices({ infra, ...needs }: Needs, given: Partial<RequestLimits> = {}): Services {
  const { config, logger, secrets, database, folder, checkBlobs, render, installed, jobs, mailer, bus } =
    infra;
  const { auth, sessionOf, isPassword, room, rooms, work, intake, screenText, moderation, counters } = needs;
  const { db } = database;
  const models = {
    installed: installed.models.map(({ info }) => info),
    refused: installed.refused,
    finish: installed.finish,
  };
  return {
    config,
    logger,
    data: { database, now: room.now },
    accounts: { auth, sessionOf, isPassword, secrets, mailer },
    room,
    rooms,
    work,
    bus,
    moderation: { ...moderation, screenText, counted: new CountedEvents(db) },
    limits: { ...counters, ...given },
    models: { ...models, first: new FirstPictures({ render, models }) },
    render,
    intake,
    upkeep: {
      storage: storageCheck({ db, folder: folder.check, pictures: checkBlobs, logger }),
      proxies: new UnnamedProxies(logger),
      jobs,
    },
  };
}
