import { brander } from "@/core/kernel/ids/branded";
import type { ActorId } from "@/core/kernel/ids/ids";
import type { Subject } from "@/core/moderation/subjects";

export const asModerationCase = brander<{ subject: Subject; concerns: ActorId; claimedBy: ActorId }>();
