import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Hands each connection to the next of some servers on this machine that takes it, as a balancer without sticky sessions does. */
export async function startBalancer(ports: readonly number[]) {
  const open = new Set<Socket>();
  let turn = 0;
  const hold = (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
  };
  const hand = (client: Socket, tries: number): void => {
    const server = connect(ports[turn++ % ports.length] ?? 0, "127.0.0.1");
    hold(server);
    let isTaken = false;
    server.once("connect", () => {
      isTaken = true;
      client.pipe(server).pipe(client);
      client.on("close", () => server.destroy());
      server.on("close", () => client.destroy());
    });
    server.once("error", () => {
      if (!isTaken && tries > 1) hand(client, tries - 1);
      else client.destroy();
    });
  };
  const balancer = createServer((client) => {
    hold(client);
    hand(client, ports.length);
  });
  balancer.listen(0, "127.0.0.1");
  await once(balancer, "listening");
  return {
    origin: `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
    close: () => {
      balancer.close();
      for (const socket of open) socket.destroy();
    },
  };
}
