import type { ClientId } from "@/core/kernel/ids/ids";
import { isOwnHand } from "@/core/picture/recipe/finish";
import type { EventBody } from "@/core/room/log/event";
import type { Models } from "@/core/room/rules/decide";
import type { RoomState } from "@/core/room/rules/state";

/**
 * The next event that brings a room to the installed version of its model, then of its finish; null where it has both. Contributions
 * to controls that the newer version lacks stay in the recipe.
 */
export function nextUpgrade(state: RoomState, models: Models, client: ClientId): EventBody | null {
  const { model } = state.recipe;
  const present = models.get(model.id);
  if (!present) return null;
  if (present.hash !== model.hash) {
    const edit = { kind: "model" as const, value: model.id };
    return { kind: "edit", payload: { edit, client, n: 1, gesture: 0, modelHash: present.hash } };
  }
  const room = state.recipe.finish?.room;
  const { finish } = present;
  if (!room || !finish || room.model.id !== finish.id || room.model.hash === finish.hash) return null;
  const { by: _by, ...value } = room;
  const kept = Object.entries(room.ground).filter(([hand]) => finish.hands.has(hand) || isOwnHand(hand));
  // A ground without hands would be no finish at all: a room that was painted stays so.
  const [first] = finish.hands;
  const ground = kept.length > 0 || !first ? Object.fromEntries(kept) : { [first]: 1 };
  const edit = {
    kind: "finish" as const,
    value: { ...value, model: { id: finish.id, hash: finish.hash }, ground },
  };
  return { kind: "edit", payload: { edit, client, n: 2, gesture: 0 } };
}
