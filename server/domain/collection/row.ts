import { brander } from "@/core/kernel/ids/branded";
import type { ActorId, WorkId } from "@/core/kernel/ids/ids";
import type { CollectionId } from "@/core/work/collection/collection";

export const asCollection = brander<{
  id: CollectionId;
  owner: ActorId;
  items: { collection: CollectionId; work: WorkId };
}>();
