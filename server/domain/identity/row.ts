import { brander } from "@/core/ids/branded";
import type { ActorId } from "@/core/ids/ids";

type ActorIds = { id: ActorId; mergedInto: ActorId };

export const asActor = brander<ActorIds>();
/** With the actor that the account acts as. */
export const asUser = brander<{ actor: ActorIds }>();
