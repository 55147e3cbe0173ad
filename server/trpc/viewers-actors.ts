import type { ActorId } from "@/core/kernel/ids/ids";
import { readActors } from "@/server/domain/identity/read-actors";
import type { Context } from "./context";

/** Every actor that is the one who asks; none for those who are not signed in. */
export const viewersActors = async ({
  services,
  session,
}: Pick<Context, "services" | "session">): Promise<ActorId[]> =>
  session ? readActors(services.room, session.userId) : [];
