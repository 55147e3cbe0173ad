/** First bytes of a whole message. */
const [TEXT, BINARY] = [0x81, 0x82];
/** What Socket.IO says before one binary argument of "frame"; 4 is Engine.IO's mark of a message. */
const WORDS = '51-["frame",{"_placeholder":true,"num":0}]';
const HEAD = wsMessage(Buffer.from(`4${WORDS}`), TEXT);

/** Of an Engine.IO connection: what writes to it, and what says whether that goes out at once. */
type Conn = {
  transport: { writable: boolean; name: string };
  write: (data: string | Buffer, options?: object) => unknown;
};

/** Of a Socket.IO server: who is in a channel, and the connections of all. */
type Channels = {
  of(namespace: "/"): {
    adapter: { rooms: ReadonlyMap<string, ReadonlySet<string>> };
    sockets: ReadonlyMap<string, { conn: unknown }>;
  };
};

/**
 * Sends one frame to everybody in a channel whose connection is free to take it: the same bytes as `volatile.emit("frame", packed)`,
 * but what goes out by a WebSocket is put together once for all of them, not once for each.
 */
export function sendFrame(io: Channels, channel: string, packed: Uint8Array): void {
  const { adapter, sockets } = io.of("/");
  const binary = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  let whole: Buffer | null = null;
  for (const id of adapter.rooms.get(channel) ?? []) {
    const conn = sockets.get(id)?.conn as Conn | undefined;
    if (!conn?.transport.writable) continue;
    if (conn.transport.name === "websocket") {
      whole ??= Buffer.concat([HEAD, wsMessage(binary, BINARY)]);
      // What Socket.IO's own adapter does for messages of text. Both messages are in one: nothing may come between them.
      conn.write(WORDS, { volatile: true, preEncoded: true, wsPreEncodedFrame: [whole] });
    } else {
      conn.write(WORDS);
      conn.write(binary);
    }
  }
}

/** One message of a server as a WebSocket carries it (RFC 6455, 5.2): whole, and not masked. */
function wsMessage(payload: Buffer, first: number): Buffer {
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([first, length]), payload]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = first;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}
