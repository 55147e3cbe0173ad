import { type CountEntrance, countEntrances } from "@/server/auth/entrances";
import { type LibraryLimits, libraryLimits } from "@/server/auth/library-limits";
import {
  countArchives,
  countForgets,
  countGuesses,
  countHands,
  countRemarks,
  countRenders,
  countReplays,
  countReports,
  countTries,
  countVerifications,
  countWaits,
} from "@/server/counters";
import { ApiLimits } from "@/server/http/api/limits";
import type { Limits } from "@/server/infra/limits/limits";
import { RoomLimits } from "@/server/realtime/limits";
import type { RequestLimits } from "@/server/services";

/** Everything that says how often is too often. */
export type Counting = {
  /** What requests are counted with. */
  counters: RequestLimits;
  countEntrance: CountEntrance;
  /** Where the library that signs people in counts. */
  libraryLimits: LibraryLimits;
  /** Counts what each member says in rooms. */
  messages: RoomLimits;
};

export const composeLimits = (limits: Limits): Counting => ({
  counters: {
    archives: countArchives(limits),
    forgets: countForgets(limits),
    guesses: countGuesses(limits),
    hands: countHands(limits),
    remarks: countRemarks(limits),
    renders: countRenders(limits),
    replays: countReplays(limits),
    reports: countReports(limits),
    tries: countTries(limits),
    verifications: countVerifications(limits),
    waits: countWaits(limits),
    api: new ApiLimits(limits),
  },
  countEntrance: countEntrances(limits),
  libraryLimits: libraryLimits(limits),
  messages: new RoomLimits(limits),
});
