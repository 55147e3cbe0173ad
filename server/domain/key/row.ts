import { brander } from "@/core/ids/branded";
import type { ActorId } from "@/core/ids/ids";

export const asApiKey = brander<{ actor: ActorId }>();
