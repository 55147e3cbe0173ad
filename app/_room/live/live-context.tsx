"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { RoomId } from "@/core/kernel/ids/ids";
import type { FinishInfo } from "@/core/picture/model/finish-file";
import type { ModelInfo } from "@/core/picture/model/model-file";
import type { LiveRoom } from "./live-room";
import { useSignal } from "./signal";

/** What a page knows about its room besides what is live. */
export type RoomFacts = {
  id: RoomId;
  slug: string;
  /** As the page found it; `useTitle` is what it is called now. */
  title: string;
  model: ModelInfo;
  /** What can paint the picture here; null where no finish is installed. */
  finish: FinishInfo | null;
  hostName: string | null;
};

const Context = createContext<{ live: LiveRoom; facts: RoomFacts } | null>(null);

export const LiveProvider = ({
  live,
  facts,
  children,
}: {
  live: LiveRoom;
  facts: RoomFacts;
  children: ReactNode;
}) => <Context value={{ live, facts }}>{children}</Context>;

export function useLive(): LiveRoom {
  const found = useContext(Context);
  if (!found) throw new Error("useLive is for components inside a room");
  return found.live;
}

export function useFacts(): RoomFacts {
  const found = useContext(Context);
  if (!found) throw new Error("useFacts is for components inside a room");
  return found.facts;
}

/** What the room is called now: its host may rename it while one is inside. */
export function useTitle(): string {
  const { title } = useSignal(useLive().status);
  const facts = useFacts();
  return title || facts.title;
}
