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

/** Passwords hashed or checked for somebody. */
export const countGuesses = (): Services["guesses"] => counter("passwords", 10, MINUTE);

const SLOW = "Too many passwords were tried";
/** Tries at rooms' passwords that are judged in a minute. Nobody inside needs one, and whoever has an invite neither. */
export const TRIES = { person: 10, room: 30, network: 40, all: 300 } as const;

export function countTries(most: Partial<Record<keyof typeof TRIES, number>> = {}): Services["tries"] {
  const limiter = (of: keyof typeof TRIES, words: string) => ({
    limiter: new RateLimiterMemory({ keyPrefix: of, points: most[of] ?? TRIES[of], duration: MINUTE }),
    words: `${words} Wait a minute, or ask somebody inside for an invite link.`,
  });
  const [person, network, room, all] = [
    limiter("person", "You have tried too many passwords."),
    limiter("network", `${SLOW} from your network.`),
    limiter("room", `${SLOW} on this room.`),
    limiter("all", `${SLOW} here.`),
  ];
  return {
    take: async (by) => {
      const from = by.address && networkOf(by.address);
      const counts = [
        { ...person, key: by.actor },
        ...(from ? [{ ...network, key: from }] : []),
        { ...room, key: by.room },
        { ...all, key: "all" },
      ];
      const taken: typeof counts = [];
      const giveBack = async () => {
        for (const { limiter, key } of taken) await limiter.reward(key);
      };
      for (const count of counts) {
        const fits = await count.limiter.consume(count.key).then(
          () => true,
          () => false,
        );
        if (!fits) {
          // A try that was not judged counts for nobody else: one person's flood shuts no room.
          await giveBack();
          throw new AppError("too_frequent", `tries: ${count.limiter.keyPrefix}`, count.words);
        }
        taken.push(count);
      }
      return giveBack;
    },
  };
}

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
      // Counted first: of many that ask at once none is judged by what was before the others.
      const { consumedPoints } = await limiter.consume(who);
      if (consumedPoints <= most) return true;
      await limiter.reward(who);
      return false;
    },
  };
}
