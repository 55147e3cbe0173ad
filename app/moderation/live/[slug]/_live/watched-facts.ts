import type { WatchedRoomData } from "@/app/_api/types";
import type { ModelInfo } from "@/core/picture/model/model-file";

/** What a page that watches a room knows of it from the start. */
export type WatchedFacts = Omit<WatchedRoomData, "closed" | "model"> & { model: ModelInfo };
