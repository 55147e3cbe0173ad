import type { ActorId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";

/** What a vote on a fresh start asks about: the room's first picture. No event of a proposal has this number. */
export const FIRST_PICTURE = 0;

/** A picture that somebody proposes: what the room was after event `at`, and edits of theirs on top. `of`: the event that says so. */
export type Proposal = { of: number; by: ActorId; at: number; edits: readonly Edit[] };
/** A running vote. `votes`: the chosen proposal of each who voted, null for the present picture. */
export type Ballot = {
  of: number;
  by: ActorId;
  about: "fresh" | "proposals";
  /** Milliseconds since 1970. */
  until: number;
  choices: readonly Proposal[];
  votes: Record<ActorId, number | null>;
};
