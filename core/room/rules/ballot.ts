import { canonicalBytes } from "@/core/kernel/canon/bytes";
import { fail, ok, type Result } from "@/core/kernel/errors";
import { idsOf } from "@/core/kernel/ids/branded";
import type { ActorId } from "@/core/kernel/ids/ids";
import { own } from "@/core/kernel/records/own";
import { applyEdit } from "@/core/picture/edits/apply";
import type { Edit } from "@/core/picture/edits/edit";
import type { Recipe } from "@/core/picture/recipe/recipe";
import type { EventBody, RoomEvent } from "@/core/room/log/event";
import { ROOM_LIMITS } from "@/core/room/protocol/limits";
import type { CommandMessage } from "@/core/room/protocol/messages";
import { decideEdit } from "./decide-edit";

import type { Models } from "./model-shape";
import { blockedFrom } from "./permissions";
import { type Ballot, FIRST_PICTURE, type Proposal } from "./proposal";
import { isHost, type RoomState } from "./state";

/** Changes the picture as a whole, as one person would; what belongs to the room or to others is not part of a picture. */
const PROPOSABLE: ReadonlySet<Edit["kind"]> = new Set<Edit["kind"]>([
  ...(["seed", "truncation", "style", "contribution", "blend", "palette"] as const),
  ...(["finish", "hand", "paint", "own-hand"] as const),
]);

type Asked<K extends CommandMessage["kind"]> = Extract<CommandMessage, { kind: K }>;

/** `not_found` for a moment that has not been; `limit_reached` beyond what a room or a member may propose at once. */
export function decidePropose(
  state: RoomState,
  actor: ActorId,
  { edits, moment }: Asked<"propose">,
  models: Models,
): Result<EventBody> {
  const all = state.proposals ?? [];
  const mine = all.filter(({ by }) => by === actor);
  if (all.length >= ROOM_LIMITS.proposals || mine.length >= ROOM_LIMITS.proposalsEach)
    return fail("limit_reached");
  if (moment !== undefined) {
    if (moment > state.seq || moment === FIRST_PICTURE) return fail("not_found");
    return ok({ kind: "propose", payload: { at: moment, edits: [] } });
  }
  if (!edits || edits.length === 0) return fail("malformed");
  if (canonicalBytes(edits) > ROOM_LIMITS.proposalBytes) return fail("too_large");
  let { recipe } = state;
  const decided: Edit[] = [];
  for (const edit of edits) {
    if (!PROPOSABLE.has(edit.kind)) return fail("malformed");
    const one = decideEdit(state, recipe, actor, edit, models);
    if (!one.ok) return one;
    recipe = applyEdit(recipe, one.value, actor);
    decided.push(one.value);
  }
  return ok({ kind: "propose", payload: { at: state.seq, edits: decided } });
}

/** Whoever proposed it takes it back, or the host does; while it is voted on, nobody. */
export function decideUnpropose(state: RoomState, actor: ActorId, of: number): Result<EventBody> {
  const proposal = state.proposals?.find((one) => one.of === of);
  if (!proposal) return fail("not_found");
  if (proposal.by !== actor && !isHost(state, actor)) return fail("forbidden");
  if (state.ballot?.choices.some((choice) => choice.of === of)) return fail("conflict");
  return ok({ kind: "unpropose", payload: { of } });
}

/** One vote at a time. `not_found` where nothing is proposed. */
export function decideBallot(
  state: RoomState,
  { about, seconds }: Asked<"ballot">,
  now: number,
): Result<EventBody> {
  if (state.ballot) return fail("conflict");
  const choices = about === "fresh" ? [FIRST_PICTURE] : (state.proposals ?? []).map(({ of }) => of);
  if (choices.length === 0) return fail("not_found");
  return ok({ kind: "ballot", payload: { about, until: now + seconds * 1000, choices } });
}

/** `not_found` where that is not asked. */
export function decideVote(state: RoomState, choice: number | null): Result<EventBody> {
  const { ballot } = state;
  if (!ballot || (choice !== null && !ballot.choices.some(({ of }) => of === choice)))
    return fail("not_found");
  return ok({ kind: "vote", payload: { of: ballot.of, choice } });
}

export type Tally = {
  /** By proposal; `null` is the present picture. */
  counts: ReadonlyMap<number | null, number>;
  /** What would win now; null: the present picture stays. */
  winner: number | null;
  /** Votes with which a fresh start passes; of proposals, none is needed. */
  needed: number | null;
  /** Nothing is waited for any more. */
  isDecided: boolean;
};

/**
 * Counts a vote. Everybody who may edit has one. A fresh start takes more than half of those who are here. Of proposals, the one with most
 * votes wins; with as many for another, or for the present picture, the present picture stays.
 * @param here who is in the room now, and who has been since the vote began
 */
export function tally(
  state: RoomState,
  ballot: Ballot,
  here: { now: Iterable<ActorId>; since: Iterable<ActorId> },
): Tally {
  const mayEdit = (actor: ActorId) => blockedFrom(state, actor) === null;
  const present = [...here.now].filter(mayEdit);
  const voters = idsOf(ballot.votes).filter(mayEdit);
  const counting = ballot.about === "fresh" ? voters.filter((actor) => present.includes(actor)) : voters;
  const counts = new Map<number | null, number>(
    [null, ...ballot.choices.map(({ of }) => of)].map((of) => [of, 0]),
  );
  for (const actor of counting) {
    const choice = own(ballot.votes, actor) ?? null;
    counts.set(choice, (counts.get(choice) ?? 0) + 1);
  }
  if (ballot.about === "fresh") {
    const needed = Math.floor(present.length / 2) + 1;
    const [yes, no] = [counts.get(FIRST_PICTURE) ?? 0, counts.get(null) ?? 0];
    const passes = present.length > 0 && yes >= needed;
    return {
      ...{ counts, needed, winner: passes ? FIRST_PICTURE : null },
      isDecided: passes || present.length - no < needed,
    };
  }
  const most = Math.max(...counts.values());
  const first = [...counts].filter(([, count]) => count === most).map(([of]) => of);
  const awaited = new Set([...present, ...[...here.since].filter(mayEdit)]);
  return {
    ...{ counts, needed: null, winner: first.length === 1 ? (first[0] ?? null) : null },
    isDecided: awaited.size > 0 && [...awaited].every((actor) => Object.hasOwn(ballot.votes, actor)),
  };
}

/** A proposed picture: the room's recipe at its moment, with its edits. */
export const proposedRecipe = ({ by, edits }: Proposal, then: Pick<RoomState, "recipe">): Recipe =>
  edits.reduce((recipe, edit) => applyEdit(recipe, edit, by), then.recipe);

type EventOf<K extends RoomEvent["kind"]> = Extract<RoomEvent, { kind: K }>;

/** What a room remembers of proposals and votes; the picture is another matter. */
export function withBallot(
  state: RoomState,
  event: EventOf<"propose" | "unpropose" | "ballot" | "vote" | "elected">,
): RoomState {
  const { proposals = [], ballot } = state;
  switch (event.kind) {
    case "propose":
      return { ...state, proposals: [...proposals, { of: event.seq, by: event.actor, ...event.payload }] };
    case "unpropose":
      return withProposals(
        state,
        proposals.filter(({ of }) => of !== event.payload.of),
      );
    case "ballot": {
      const { about, until, choices } = event.payload;
      const asked =
        about === "fresh"
          ? [{ of: FIRST_PICTURE, by: event.actor, at: 0, edits: [] }]
          : proposals.filter(({ of }) => choices.includes(of));
      return {
        ...state,
        ballot: { of: event.seq, by: event.actor, about, until, choices: asked, votes: {} },
      };
    }
    case "vote":
      if (ballot?.of !== event.payload.of) return state;
      return {
        ...state,
        ballot: { ...ballot, votes: { ...ballot.votes, [event.actor]: event.payload.choice } },
      };
    case "elected": {
      if (ballot?.of !== event.payload.of) return state;
      const asked = new Set(ballot.choices.map(({ of }) => of));
      const { ballot: _over, ...after } = state;
      return withProposals(
        after,
        proposals.filter(({ of }) => !asked.has(of)),
      );
    }
  }
}

function withProposals(state: RoomState, proposals: Proposal[]): RoomState {
  if (proposals.length > 0) return { ...state, proposals };
  const { proposals: _none, ...rest } = state;
  return rest;
}
