import type { CollectionId } from "@/core/collection/collection";
import { brander } from "@/core/ids/branded";
import type { ActorId } from "@/core/ids/ids";
import type { WorkId } from "@/core/work/record";

export const asCollection = brander<{
  id: CollectionId;
  owner: ActorId;
  items: { collection: CollectionId; work: WorkId };
}>();
