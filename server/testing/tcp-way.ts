import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type TcpWay = Awaited<ReturnType<typeof tcpWay>>;

/** A pair of connections, and what a cut keeps from it. */
type Pair = { sides: [client: Socket, server: Socket]; held: (() => void)[] };

/**
 * A way to a port of this machine, as a cable and an address are. `cut`: nothing arrives any more in either direction and nobody is told,
 * as where packets are dropped; what was sent arrives once it is whole again, as TCP sends it again. `lead`: from now on it leads to
 * another port, and connections to the one before end.
 */
export async function tcpWay(port: number) {
  const pairs = new Set<Pair>();
  let isCut = false;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    const target = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    const pair: Pair = { sides: [client, target], held: [] };
    pairs.add(pair);
    const unlessCut = (act: () => void) => (isCut ? void pair.held.push(act) : act());
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      from.on("data", (bytes) => {
        if (!to.write(bytes)) from.pause();
      });
      to.on("drain", () => isCut || from.resume());
      from.on("end", () => unlessCut(() => to.end()));
      from.on("error", () => {});
      from.on("close", () =>
        unlessCut(() => {
          to.destroy();
          pairs.delete(pair);
        }),
      );
    }
    if (isCut) target.pause();
    else client.resume();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const each = (act: (socket: Socket) => void) => {
    for (const { sides } of pairs) sides.forEach(act);
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      isCut = true;
      each((socket) => socket.pause());
    },
    mend: () => {
      isCut = false;
      for (const { held } of pairs) for (const act of held.splice(0)) act();
      each((socket) => socket.resume());
    },
    lead: (to: number) => {
      port = to;
      each((socket) => socket.destroy());
    },
    stop: () => {
      server.close();
      each((socket) => socket.destroy());
    },
  };
}
