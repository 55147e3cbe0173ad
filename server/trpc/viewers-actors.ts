import type { ActorId } from "@/core/kernel/ids/ids";
import { readActors } from "@/server/domain/identity/read-actors";
import type { Services } from "@/server/services";
import type { Context } from "./context";

type Asker = Pick<Context, "session"> & { services: Pick<Services, "data"> };

/** Every actor that is the one who asks; none for those who are not signed in. */
export const viewersActors = async ({ services, session }: Asker): Promise<ActorId[]> =>
  session ? readActors(services.data, session.userId) : [];
