import { brander } from "@/core/ids/branded";
import type { ActorId, RoomId, Sha256 } from "@/core/ids/ids";

export const asRoomExport = brander<{ room: RoomId; actor: ActorId; blob: Sha256 }>();
