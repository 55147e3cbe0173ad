import { brander } from "@/core/kernel/ids/branded";
import type { ActorId } from "@/core/kernel/ids/ids";

export const asAuditEntry = brander<{ actor: ActorId }>();
