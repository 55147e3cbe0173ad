import { brander } from "@/core/kernel/ids/branded";
import type { ActorId, RoomId, Sha256 } from "@/core/kernel/ids/ids";

export const asRoomExport = brander<{ room: RoomId; actor: ActorId; blob: Sha256 }>();
