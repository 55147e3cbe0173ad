import type { ModerationDeps } from "@/server/domain/moderation/deps";
import { CountedEvents } from "@/server/domain/moderation/public/counted-events";
import { storageCheck } from "@/server/domain/storage/check-storage";
import { UnnamedProxies } from "@/server/http/unnamed-proxies";
import type { Services } from "@/server/services";
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

/** What requests and pages are answered with. */
export function composeServices({ infra, ...needs }: Needs, given: Partial<Services> = {}): Services {
  const { config, logger, secrets, database, folder, render, installed, jobs, mailer, bus } = infra;
  const { auth, sessionOf, isPassword, room, rooms, work, intake, screenText, moderation, counters } = needs;
  const { db } = database;
  return {
    config,
    logger,
    secrets,
    auth,
    sessionOf,
    isPassword,
    room,
    rooms,
    work,
    bus,
    moderation,
    counted: new CountedEvents(db),
    screenText,
    intake,
    render,
    jobs,
    storage: storageCheck({ db, folder: folder.check, logger }),
    models: installed.models.map(({ info }) => info),
    finish: installed.finish,
    mailer,
    refusedModels: installed.refused,
    proxies: new UnnamedProxies(logger),
    ...counters,
    ...given,
  };
}
