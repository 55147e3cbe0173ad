import type { Code } from "@/core/kernel/errors";
import { type ActorId, INSTANCE_ACTOR, type RoomId } from "@/core/kernel/ids/ids";
import type { EventBody } from "@/core/room/log/event";
import type { CommittedMessage } from "@/core/room/protocol/messages";
import type { LogRoom } from "@/core/room/rules/log-room";
import { RoomCore } from "@/core/room/rules/room-core";
import type { RoomState } from "@/core/room/rules/state";
import type { LogWriter } from "../log-writer";
import type { RoomOutlet } from "../port/news";
import { readState } from "../store";
import { Ballots } from "./ballots";
import { Committer } from "./committer";
import { Doorkeeping } from "./doorkeeping";
import { LogQuota } from "./log-quota";
import type { OpenRoomDeps } from "./open-room-deps";
import { RoomAdmission } from "./room-admission";
import { RoomCommands } from "./room-commands";
import { RoomEdits } from "./room-edits";
import { RoomFrames } from "./room-frames";
import { RoomMembers, type Visitor } from "./room-members";
import { RoomPresence } from "./room-presence";
import { RoomTalk } from "./room-talk";
import { RoomUpkeep } from "./room-upkeep";
import { type RoomFacts, RoomView } from "./room-view";
import { RoomVisits } from "./room-visits";
import { voteFailed } from "./vote-failed";

/** A room as it is kept: its state, the bytes of the events since the last snapshot, the place in its log, and what its row says. */
export type Kept = { state: RoomState; since: number; log: LogRoom; facts: RoomFacts; writer: LogWriter };

/** What its parts ask and tell the owner of a room. */
export type RoomOwner = {
  facts: () => RoomFacts;
  /** Neither archived nor ending. */
  mayChange: () => boolean;
  isEnding: () => boolean;
  committed: (message: CommittedMessage) => void;
  tellMembers: () => void;
  end: (code: Code) => void;
  came: () => void;
  left: (visitor: Visitor) => void;
};

export type RoomParts = ReturnType<typeof composeRoom>;

/** The parts of one open room, each told of the others that it needs. */
export function composeRoom(
  id: RoomId,
  boot: string,
  { state, since, log, writer }: Omit<Kept, "facts">,
  deps: OpenRoomDeps,
  outlet: RoomOutlet,
  owner: RoomOwner,
) {
  const { db } = deps.database;
  const core = new RoomCore(state, boot, deps.models, log);
  const quota = new LogQuota(db, log);
  const members = new RoomMembers();
  const isArchived = () => owner.facts().isArchived;
  const committer = new Committer(
    core,
    writer,
    deps.logger,
    { committed: owner.committed, storage: owner.tellMembers, moved: () => owner.end("room_moved") },
    since,
  );
  /** Writes an event that needs no deciding; answers its seq once it is on disk. */
  const record = async (actor: ActorId, body: EventBody): Promise<number> => {
    const seq = core.record({ at: deps.now(), actor, ...body });
    await committer.whenSeq(seq);
    return seq;
  };
  const frames = new RoomFrames(id, core, deps, () => members.watching > 0, {
    frame: (packed) => outlet.frame(packed),
    settled: (settled) => outlet.tell({ kind: "settled", settled }),
    health: owner.tellMembers,
  });
  const talk = new RoomTalk(id, members, deps, outlet);
  const ballots = new Ballots({
    state: () => core.state,
    stateAt: (seq) => readState(db, id, seq),
    online: () => members.online,
    models: deps.models,
    now: deps.now,
    mayChange: owner.mayChange,
    record: (body) => record(INSTANCE_ACTOR, body),
    failed: (fault) => talk.announce(voteFailed(fault)),
    onError: (error) => deps.logger.error({ err: error, room: id }, "a vote could not be ended"),
  });
  const view = new RoomView(core, members, frames, () => ({ ...owner.facts(), ...ballots.view }));
  const edits = new RoomEdits(core, committer, deps, (pending, from) => {
    outlet.tell({ kind: "pending", message: { boot, edits: pending }, except: from });
    frames.changed();
  });
  const commands = new RoomCommands(id, { core, committer, quota, members }, deps, {
    changed: () => frames.changed(),
    sendAway: (actor, words) => outlet.tell({ kind: "close", code: "kicked", actor, words }),
  });
  const presence = new RoomPresence(outlet, () => frames.changed());
  const admission = new RoomAdmission({ core, quota }, isArchived, record);
  const doorkeeping = new Doorkeeping({ core, members, admission }, deps.now, (to, message) =>
    outlet.tell({ kind: "door", to, message }),
  );
  const visits = new RoomVisits(id, { core, members, view, door: doorkeeping.door }, deps, {
    isEnding: owner.isEnding,
    came: owner.came,
    left: owner.left,
  });
  const upkeep = new RoomUpkeep(id, { core, members, boot }, deps, {
    record: (body) => record(INSTANCE_ACTOR, body),
    mayChange: owner.mayChange,
  });
  return {
    ...{ core, quota, members, committer, frames, talk, ballots, view, edits, commands },
    ...{ presence, admission, doorkeeping, visits, upkeep },
  };
}
