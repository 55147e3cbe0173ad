import { brander } from "@/core/ids/branded";
import type { ActorId } from "@/core/ids/ids";
import type { Subject } from "@/core/moderation/subjects";

export const asModerationCase = brander<{ subject: Subject; concerns: ActorId; claimedBy: ActorId }>();
