import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "@/core/errors";
import { REPORTS_PER_HOUR as most } from "@/core/moderation/limits";
import { networkOf } from "./domain/person/network";
import type { Services } from "./services";

/** How often is too often, for what is not counted per room. Kept in memory: a restart forgives. */
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Answers `too_frequent` to one who does something too often. */
function counter(keyPrefix: string, points: number, duration: number, words?: string) {
  const limiter = new RateLimiterMemory({ keyPrefix, points, duration });
  const take = (who: string) =>
    limiter.consume(who).then(
      () => undefined,
      () => Promise.reject(new AppError("too_frequent", keyPrefix, words)),
    );
  return { take };
}

/** Tries at room passwords. */
export const countGuesses = (): Services["guesses"] => counter("room-password", 10, MINUTE);

/** Archives of all one's data. */
export const countArchives = (): Services["archives"] => counter("archives", 4, HOUR);

/** Rooms' logs replayed to show a picture without somebody. */
export const countReplays = (): Services["replays"] => counter("replays", 30, MINUTE);

/** Hands made from pictures that members bring. */
export const countHands = (): Services["hands"] =>
  counter("hands", 30, HOUR, "Thirty pictures an hour can be made hands. Try again later.");

/** Reset links by mail, by address. */
export const countForgets = (): Services["forgets"] => counter("forgets", 3, HOUR);

export function countRemarks(): Services["remarks"] {
  const [account, guest] = [counter("remarks", 6, MINUTE), counter("guest-remarks", 2, MINUTE)];
  return { take: ({ actor, isGuest }) => (isGuest ? guest : account).take(actor) };
}

const tooMany = (why: string) =>
  `${why} Those you sent are with the moderators; this one was not sent. Try again in an hour.`;

export function countReports(): Services["reports"] {
  const [account, guest] = [
    counter("reports", most.account, HOUR, tooMany(`${most.account} reports an hour are the most.`)),
    counter(
      "guest-reports",
      most.guest,
      HOUR,
      tooMany(`${most.guest} reports an hour are the most for a guest.`),
    ),
  ];
  const network = counter(
    "network-reports",
    most.network,
    HOUR,
    tooMany("Many reports came from your network."),
  );
  return {
    take: async ({ actor, isGuest, address }) => {
      await (isGuest ? guest : account).take(actor);
      const from = address && networkOf(address);
      if (from) await network.take(from);
    },
  };
}

/** What someone has used in a day, against a limit that may change meanwhile. */
export function countRenders(): Services["renders"] {
  const limiter = new RateLimiterMemory({
    keyPrefix: "renders",
    points: Number.MAX_SAFE_INTEGER,
    duration: DAY,
  });
  return {
    take: async (who, most) => {
      const used = (await limiter.get(who))?.consumedPoints ?? 0;
      if (used >= most) return false;
      await limiter.consume(who);
      return true;
    },
  };
}
