import type { Code } from "@/core/kernel/errors";
import type { RoomStatus } from "@/core/room/protocol/messages";
import type { Role } from "@/core/room/protocol/roles";

/** Role, freeze, mute, storage and where I look weighed into the one reason why I cannot edit; null when I can. */
export function whyBlocked(
  { archived, frozen, frozenFor, storage }: RoomStatus,
  { role, isMuted, looksBack }: { role: Role; isMuted: boolean; looksBack: boolean },
): Code | null {
  if (storage === "unavailable") return "storage_unavailable";
  if (archived) return "archived";
  if (role === "viewer") return "viewer_only";
  if (isMuted) return "muted";
  if (frozenFor) return "frozen_by_moderators";
  if (frozen) return "frozen";
  return looksBack ? "looking_back" : null;
}
