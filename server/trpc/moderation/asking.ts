import type { ActorId } from "@/core/kernel/ids/ids";
import type { Asking } from "@/core/moderation/decide-act";
import type { Session } from "@/server/auth/session";
import { readActors } from "@/server/domain/identity/read-actors";
import type { Services } from "@/server/services";

type SignedIn = { services: Pick<Services, "data">; session: Session };

/** Every actor that is the one who asks, the one they act as first. */
export async function actorsOfSession({ services, session }: SignedIn): Promise<[ActorId, ...ActorId[]]> {
  const all = await readActors(services.data, session.userId);
  return [session.actor, ...all.filter((actor) => actor !== session.actor)];
}

export async function askingOf(context: SignedIn): Promise<Asking> {
  const { actor, role } = context.session;
  return {
    actor,
    actors: await actorsOfSession(context),
    moderates: role === "moderator" || role === "admin",
    isAdmin: role === "admin",
  };
}
