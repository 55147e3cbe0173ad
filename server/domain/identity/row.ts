import { brander } from "@/core/kernel/ids/branded";
import type { ActorId } from "@/core/kernel/ids/ids";

type ActorIds = { id: ActorId; mergedInto: ActorId };

export const asActor = brander<ActorIds>();
/** With the actor that the account acts as. */
export const asUser = brander<{ actor: ActorIds }>();
