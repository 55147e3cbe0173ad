import type { ActorId } from "@/core/kernel/ids/ids";
import { own, without } from "@/core/kernel/records/own";
import type { Role } from "@/core/room/protocol/roles";
import { hostOf, type RoomState } from "./state";

/** Lets someone in. A member keeps the role they have, but a viewer let in again as an editor becomes one. */
export function join(state: RoomState, actor: ActorId, role: Role): RoomState {
  const known = own(state.roles, actor);
  if (known?.role === "viewer" && role === "editor")
    return { ...state, roles: withRole(state.roles, actor, role) };
  if (known) return state;
  return withHost({ ...state, roles: { ...state.roles, [actor]: { role, since: state.seq } } });
}

/** Takes someone out: their edits stay, what they could undo does not. */
export function leave(state: RoomState, actor: ActorId): RoomState {
  return withHost({
    ...state,
    roles: without(state.roles, actor),
    undo: without(state.undo, actor),
    redo: without(state.redo, actor),
  });
}

export function kick(state: RoomState, member: ActorId, kicked: boolean): RoomState {
  if (!kicked) return { ...state, kicked: without(state.kicked, member) };
  return leave({ ...state, kicked: { ...state.kicked, [member]: true } }, member);
}

/** A room has one host: naming another makes the former one an editor. */
export function setRole(state: RoomState, member: ActorId, role: Role): RoomState {
  if (!own(state.roles, member)) return state;
  const former = hostOf(state);
  let roles = withRole(state.roles, member, role);
  if (role === "host" && former && former !== member) roles = withRole(roles, former, "editor");
  return withHost({ ...state, roles }, member);
}

const withRole = (roles: RoomState["roles"], actor: ActorId, role: Role): RoomState["roles"] => ({
  ...roles,
  [actor]: { role, since: own(roles, actor)?.since ?? 0 },
});

/**
 * Without a host, the longest-standing editor becomes host, else the longest-standing viewer. A host who has just stepped down
 * becomes host again only where nobody else is there.
 */
function withHost(state: RoomState, steppedDown?: ActorId): RoomState {
  if (hostOf(state)) return state;
  const byTime = (Object.entries(state.roles) as [ActorId, { role: Role; since: number }][]).sort(
    ([a, x], [b, y]) => x.since - y.since || (a < b ? -1 : 1),
  );
  const others = byTime.filter(([actor]) => actor !== steppedDown);
  const next = others.find(([, { role }]) => role === "editor") ?? others[0] ?? byTime[0];
  return next ? { ...state, roles: withRole(state.roles, next[0], "host") } : state;
}
