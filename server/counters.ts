import { AppError } from "@/core/kernel/errors";
import { REPORTS_PER_HOUR as most } from "@/core/moderation/limits";
import { networkOf, SHARED } from "@/server/domain/identity/network";
import type { Limit, Limits } from "./infra/limits/limits";
import type { RequestLimits } from "./services";

/** How often is too often, for what is not counted per room. */
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Answers `too_frequent` to one who does something too often. */
function counter(limits: Limits, name: string, limit: Limit, words?: string) {
  const limiter = limits(name, limit);
  return {
    take: async (who: string): Promise<void> => {
      if (!(await limiter.take(who)).isWithin) throw new AppError("too_frequent", name, words);
    },
  };
}

/** Passwords hashed or checked for somebody. */
export const countGuesses = (limits: Limits): RequestLimits["guesses"] =>
  counter(limits, "passwords", { points: 10, seconds: MINUTE });

/** How often somebody before a room says that they wait. */
export const countWaits = (limits: Limits): RequestLimits["waits"] =>
  counter(limits, "waits", { points: 60, seconds: MINUTE });

const SLOW = "Too many passwords were tried";
/** Tries at rooms' passwords that are judged in a minute. Nobody inside needs one, and whoever has an invite neither. */
export const TRIES = { person: 10, room: 30, network: 40, all: 300 } as const;

export function countTries(limits: Limits): RequestLimits["tries"] {
  const count = (of: keyof typeof TRIES, words: string) => ({
    of,
    limiter: limits(`tries-${of}`, { points: TRIES[of], seconds: MINUTE }),
    words: `${words} Wait a minute, or ask somebody inside for an invite link.`,
  });
  const [person, network, room, all] = [
    count("person", "You have tried too many passwords."),
    count("network", `${SLOW} from your network.`),
    count("room", `${SLOW} on this room.`),
    count("all", `${SLOW} here.`),
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
        for (const { limiter, key } of taken) await limiter.giveBack(key);
      };
      for (const count of counts) {
        if (!(await count.limiter.take(count.key)).isWithin) {
          // A try that was not judged counts for nobody else: one person's flood shuts no room.
          await giveBack();
          throw new AppError("too_frequent", `tries: ${count.of}`, count.words);
        }
        taken.push(count);
      }
      return giveBack;
    },
  };
}

/** Archives of all one's data. */
export const countArchives = (limits: Limits): RequestLimits["archives"] =>
  counter(limits, "archives", { points: 4, seconds: HOUR });

/** Rooms' logs replayed to show a picture without somebody. */
export const countReplays = (limits: Limits): RequestLimits["replays"] =>
  counter(limits, "replays", { points: 30, seconds: MINUTE });

/** Hands made from pictures that members bring. */
export const countHands = (limits: Limits): RequestLimits["hands"] =>
  counter(
    limits,
    "hands",
    { points: 30, seconds: HOUR },
    "Thirty pictures an hour can be made hands. Try again later.",
  );

/** Reset links by mail, by address. */
export const countForgets = (limits: Limits): RequestLimits["forgets"] =>
  counter(limits, "forgets", { points: 3, seconds: HOUR });

export function countRemarks(limits: Limits): RequestLimits["remarks"] {
  const [account, guest] = [
    counter(limits, "remarks", { points: 6, seconds: MINUTE }),
    counter(limits, "guest-remarks", { points: 2, seconds: MINUTE }),
  ];
  return { take: ({ actor, isGuest }) => (isGuest ? guest : account).take(actor) };
}

const tooMany = (why: string) =>
  `${why} Those you sent are with the moderators; this one was not sent. Try again in an hour.`;

export function countReports(limits: Limits): RequestLimits["reports"] {
  const anHour = (name: string, points: number, words: string) =>
    counter(limits, name, { points, seconds: HOUR }, tooMany(words));
  const account = anHour("reports", most.account, `${most.account} reports an hour are the most.`);
  const guest = anHour(
    "guest-reports",
    most.guest,
    `${most.guest} reports an hour are the most for a guest.`,
  );
  const network = anHour("network-reports", most.network, "Many reports came from your network.");
  return {
    take: async ({ actor, isGuest, address }) => {
      await (isGuest ? guest : account).take(actor);
      const from = address && networkOf(address);
      if (from) await network.take(from);
    },
  };
}

/** What someone has used in a day, against a limit that may change meanwhile. */
export function countRenders(limits: Limits): RequestLimits["renders"] {
  const limiter = limits("renders", { points: Number.MAX_SAFE_INTEGER, seconds: DAY });
  return {
    take: async (who, most) => {
      // Counted first: of many that ask at once none is judged by what was before the others.
      const { taken } = await limiter.take(who);
      if (taken <= most) return true;
      await limiter.giveBack(who);
      return false;
    },
  };
}

/** Files and records that strangers have checked in a minute, by network. */
const VERIFICATIONS = 20;

export function countVerifications(limits: Limits): RequestLimits["verifications"] {
  const network = counter(limits, "verify", { points: VERIFICATIONS, seconds: MINUTE });
  const shared = counter(limits, "verify-shared", { points: VERIFICATIONS * SHARED, seconds: MINUTE });
  return { take: ({ who, isShared }) => (isShared ? shared : network).take(who) };
}
