import { expect, it } from "vitest";
import type { ControlId } from "@/core/kernel/ids/ids";
import { BASE } from "@/core/room/rules/fade";
import type { RoomState } from "@/core/room/rules/state";
import { RoomMembers } from "./room-members";

const stateWith = (roles: object, value: number | null): RoomState =>
  ({
    roles,
    muted: {},
    recipe: { contributions: value === null ? {} : { ["tilt" as ControlId]: { [BASE]: value } } },
  }) as unknown as RoomState;

it.each([
  ["People who left", "in a room that somebody hosts", {}, 0.5],
  ["Cohue and people who left", "in The Commons", { [BASE]: { role: "host", since: 0 } }, 0.5],
  ["Cohue", "in The Commons before anybody has left", { [BASE]: { role: "host", since: 0 } }, null],
])("the base is called “%s” %s", (name, _where, roles, value) => {
  const members = new RoomMembers();
  members.learn(new Map([[BASE, { name: "Cohue", isGuest: false }]]));
  const [base] = members.list(stateWith(roles, value));
  expect(base).toMatchObject({ actor: BASE, name });
});
