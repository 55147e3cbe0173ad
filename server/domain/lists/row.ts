import { brander } from "@/core/ids/branded";
import type { ActorId } from "@/core/ids/ids";
import type { WorkId } from "@/core/work/record";

export const asListedWord = brander<{ by: ActorId }>();
export const asBlockedFingerprint = brander<{ work: WorkId; by: ActorId }>();
