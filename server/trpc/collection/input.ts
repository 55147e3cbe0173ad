import { z } from "zod";
import { WorkId } from "@/core/kernel/ids/ids";

import { COLLECTION_KINDS, COLLECTION_LIMITS, CollectionId } from "@/core/work/collection/collection";

export const ById = z.object({ id: CollectionId });
export const ByWork = ById.extend({ work: WorkId });
export const Kind = z.enum(COLLECTION_KINDS);
export const Visibility = z.enum(["public", "unlisted", "private"]);
/** More than is kept: what is cut and cleaned is for the domain to say. */
export const Title = z.string().max(COLLECTION_LIMITS.title * 4);
export const Text = z.string().max(COLLECTION_LIMITS.text * 2);
