import fc from "fast-check";
import { Decoder, Encoder, PacketType } from "socket.io-parser";
import { damaged } from "../arbitraries/bytes";
import { twisted } from "../arbitraries/json";
import { parser } from "../parser";

const PACKETS = [
  { type: PacketType.CONNECT, nsp: "/", data: { token: "x" } },
  { type: PacketType.EVENT, nsp: "/", id: 12, data: ["edit", { epoch: 0, base: 0, edits: [] }] },
  { type: PacketType.EVENT, nsp: "/", data: ["chat", { text: "hello" }] },
  { type: PacketType.EVENT, nsp: "/", data: ["frame", Buffer.from([1, 2, 3])] },
  { type: PacketType.ACK, nsp: "/", id: 3, data: [{ ok: true }] },
  { type: PacketType.DISCONNECT, nsp: "/" },
] as never[];

/** Frames of Socket.IO: a broken one is an error that closes its own socket, never more; what is read has the shape of a packet. */
export const sockets = parser("sockets", 400, () => {
  const texts = PACKETS.flatMap((packet) => new Encoder().encode(packet)).filter(
    (part) => typeof part === "string",
  );
  const wholes = texts.map((text) => new TextEncoder().encode(text));
  const frame = fc.oneof(
    damaged(wholes).map((bytes): string | Uint8Array => new TextDecoder().decode(bytes)),
    fc.uint8Array({ maxLength: 30 }),
    twisted(PACKETS).map((value): string => `2${JSON.stringify(value)}`),
    fc
      .integer({ min: -1, max: 12 })
      .map((count): string => `5${count}-["frame",{"_placeholder":true,"num":${count}}]`),
  );
  return {
    inputs: fc.array(frame, { minLength: 1, maxLength: 4 }),
    check: (input) => {
      const decoder = new Decoder();
      decoder.on("decoded", (packet: { type: unknown; data?: unknown }) => {
        if (typeof packet.type !== "number") throw new Error("a packet without a type");
        if (packet.type === PacketType.EVENT && packet.data !== undefined && !Array.isArray(packet.data))
          throw new TypeError("an event whose data are no list");
      });
      try {
        for (const frame of input) decoder.add(frame);
      } catch (error) {
        if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError)
          throw error;
      } finally {
        decoder.destroy();
      }
    },
  };
});
