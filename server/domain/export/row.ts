import { brander } from "@/core/kernel/ids/branded";
import type { ActorId, RoomId, Sha256 } from "@/core/kernel/ids/ids";

export const asRoomExport = brander<{ room: RoomId; actor: ActorId; blob: Sha256 }>();

/** The name of the job that makes an export. */
export const exportJob = (id: string): string => `export/${id}`;
