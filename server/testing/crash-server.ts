import { startRoomServer } from "./room-server";

/**
 * A room server in a process of its own, which a test may kill. Arguments: the data's folder, a port (0 for any), and how
 * many people to make. Tells its parent its address and, where it made people, their room.
 */
const [folder, port, people] = process.argv.slice(2);
const server = await startRoomServer({ folder, port: Number(port) });
const guests = await Promise.all(
  Array.from({ length: Number(people) }, (_, i) => server.guest(`Member ${i}`)),
);
const [host, ...others] = guests;
const room = host && (await server.room(host));
for (const guest of others) if (room) await server.enter(guest, room.slug);
process.send?.({ origin: server.origin, room: room?.id, guests });
process.on("disconnect", () => process.exit());
