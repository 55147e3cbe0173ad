import { brander } from "@/core/kernel/ids/branded";
import type { ActorId, ModelId, RoomId, Sha256 } from "@/core/kernel/ids/ids";

type MemberIds = { room: RoomId; actor: ActorId };

export const asRoom = brander<{
  id: RoomId;
  hostActor: ActorId;
  modelId: ModelId;
  parentRoom: RoomId;
  members: MemberIds;
}>();
export const asRoomMember = brander<MemberIds>();
export const asRoomEvent = brander<{ room: RoomId; actor: ActorId }>();
export const asRoomInvite = brander<{ room: RoomId; createdBy: ActorId }>();
export const asChatLine = brander<{ room: RoomId; actor: ActorId }>();
export const asSettledFrame = brander<{ room: RoomId; blob: Sha256 }>();
