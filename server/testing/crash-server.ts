import { startRoomServer } from "./room-server";

/**
 * A room server in a process of its own, which a test may kill. Arguments: the data's folder, a port (0 for any), how many people to
 * make, and, where it is one of several: the database, the Redis and its prefix, and the address that people open. Tells its parent its
 * address, what it is called among the others and, where it made people, their room.
 */
const [folder, port, people, url, redis, prefix, front] = process.argv.slice(2);
const shared = redis && prefix ? { url: redis, prefix } : undefined;
const server = await startRoomServer({ folder, port: Number(port), url, redis: shared, front });
const guests = await Promise.all(
  Array.from({ length: Number(people) }, (_, i) => server.guest(`Member ${i}`)),
);
const [host, ...others] = guests;
const room = host && (await server.room(host));
for (const guest of others) if (room) await server.enter(guest, room.slug);
process.send?.({ origin: server.origin, node: server.infra.shared?.node, room: room?.id, guests });
process.on("disconnect", () => process.exit());
process.on("message", () => void server.closing[Symbol.asyncDispose]().then(() => process.exit()));
