"use client";

import dynamic from "next/dynamic";
import { OpeningRoom } from "@/app/_room/opening-room";

/** Everything inside lives on a socket: there is nothing of it to render on the server. */
export const WatchEntrance = dynamic(() => import("./watch-room").then((module) => module.WatchRoom), {
  ssr: false,
  loading: OpeningRoom,
});
