"use client";

import dynamic from "next/dynamic";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

// Nobody waits most of the time.
const DoorList = dynamic(() => import("./door-list").then((module) => module.DoorList), { ssr: false });

/** Who waits for the host, where somebody does. */
export function AtDoor() {
  const live = useLive();
  const { members, role } = useSignal(live.people);
  const { waiting } = useSignal(live.door);
  if (role !== "host") return null;
  return waiting.length > 0 || members.some(({ asks }) => asks) ? <DoorList /> : null;
}
