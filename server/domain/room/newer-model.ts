import type { ClientId } from "@/core/ids/ids";
import type { EventBody } from "@/core/log/event";
import type { Models } from "@/core/room/decide";
import type { RoomState } from "@/core/room/state";

/** What takes a room whose model was replaced by a newer one on to that; null where its model is the present one. */
export function towardsPresentModel(state: RoomState, models: Models, client: ClientId): EventBody | null {
  const { model } = state.recipe;
  const present = models.get(model.id);
  if (!present || present.hash === model.hash) return null;
  const edit = { kind: "model" as const, value: model.id };
  return { kind: "edit", payload: { edit, client, n: 1, gesture: 0, modelHash: present.hash } };
}
