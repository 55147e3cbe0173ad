"use client";

import dynamic from "next/dynamic";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import type { Theme } from "@/app/_theme/theme";
import { useStageAddress } from "../stage/use-stage-address";
import { StudioLayout } from "./studio-layout";

/** As dark as what comes: a projector must not flash. */
const Dark = () => <div className="fixed inset-0 bg-black" />;
const Stage = dynamic(() => import("../stage/stage").then((module) => module.Stage), {
  ssr: false,
  loading: Dark,
});

/** The studio, or the stage: one at a time, so that every picture is drawn once. */
export function RoomView({ theme }: { theme: Theme }) {
  useStageAddress(useFacts().slug);
  return useSignal(useLive().onStage) ? <Stage /> : <StudioLayout theme={theme} />;
}
