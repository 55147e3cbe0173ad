import { setTimeout as wait } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { ClientId, ControlId, RoomId } from "@/core/kernel/ids/ids";
import type { ClientToServer, ServerToClient } from "@/core/room/protocol/messages";

/** What members a process apart plays: joined and hidden, so that nothing is drawn for them; then so many edits each, one after another. */
export type Play = {
  origin: string;
  members: { room: RoomId; cookie: string }[];
  edits: number;
  control: ControlId;
};

const hidden = { cursor: null, grabbing: null, following: null, hidden: true };

process.once("message", async ({ origin, members, edits, control }: Play) => {
  const sockets: { socket: Socket<ServerToClient, ClientToServer>; epoch: number }[] = [];
  for (const [i, { room, cookie }] of members.entries()) {
    const socket: Socket<ServerToClient, ClientToServer> = io(origin, {
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin, cookie },
    });
    const reply = await socket.emitWithAck("join", { room, client: `scale-${i}` as ClientId });
    if (!reply.ok) throw new Error(`join: ${reply.error}`);
    socket.emit("presence", hidden);
    sockets.push({ socket, epoch: reply.epoch });
  }
  process.send?.("joined");
  await new Promise((go) => process.once("message", go));
  await Promise.all(
    sockets.map(async ({ socket, epoch }) => {
      for (let n = 1; n <= edits; n++) {
        const edit = { kind: "contribution", control, value: (n % 30) / 10 } as const;
        const ack = await socket.emitWithAck("edit", {
          epoch,
          base: n - 1,
          edits: [{ n, gesture: n, edit }],
        });
        if (!ack.ok) throw new Error(`edit: ${ack.error}`);
        await wait(40);
      }
    }),
  );
  process.send?.("edited");
});
process.on("disconnect", () => process.exit());
