import { readActors } from "@/server/domain/identity/read-actors";
import { listHostedRooms } from "@/server/domain/room/queries/list-rooms";
import { listOwnWorks, readOwnWork } from "@/server/domain/work/list-own-works";
import type { Asked, Handlers } from "./handler";

const actors = ({ services, holder }: Pick<Asked<"readKey">, "services" | "holder">) =>
  readActors(services.room, holder.userId);

export const yours: Handlers<"readKey" | "listOwnWorks" | "readOwnWork" | "listOwnRooms"> = {
  readKey: async ({ holder }) => ({
    name: holder.name,
    prefix: holder.prefix,
    scopes: [...holder.scopes],
    expiresAt: holder.expiresAt === null ? null : new Date(holder.expiresAt).toISOString(),
    person: { actor: holder.actor, name: holder.personName },
  }),

  async listOwnWorks(asked) {
    const { work } = asked.services;
    const works = await listOwnWorks(work, await actors(asked));
    return { works: works.map((own) => ({ ...own, url: `${work.origin}/works/${own.id}` })) };
  },

  async readOwnWork(asked) {
    const { work } = asked.services;
    const own = await readOwnWork(work, await actors(asked), asked.params.work);
    return { ...own, url: `${work.origin}/works/${own.id}` };
  },

  async listOwnRooms({ services: { room, config }, holder }) {
    const rooms = await listHostedRooms(room, holder.actor);
    return { rooms: rooms.map((own) => ({ ...own, url: `${config.origin}/r/${own.slug}` })) };
  },
};
