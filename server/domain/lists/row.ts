import { brander } from "@/core/kernel/ids/branded";
import type { ActorId, WorkId } from "@/core/kernel/ids/ids";

export const asListedWord = brander<{ by: ActorId }>();
export const asBlockedFingerprint = brander<{ work: WorkId; by: ActorId }>();
