import type { IncomingMessage } from "node:http";
import { freeSession } from "@/server/auth/session";
import { networkOf } from "@/server/domain/person/network";
import { quotaOf, quotaReached } from "@/server/domain/settings/quotas";
import type { Services } from "@/server/services";
import { CLIENT_ADDRESS } from "./client-address";

/** Counts one picture that has to be made for whoever asks. Those who are not signed in are counted by address, as guests. */
export async function takeRender(services: Services, request: IncomingMessage): Promise<void> {
  const session = freeSession(
    await services.sessionOf(new Headers({ cookie: request.headers.cookie ?? "" })),
  );
  const network = networkOf(String(request.headers[CLIENT_ADDRESS] ?? ""));
  const who = session?.actor ?? (network && `from ${network}`);
  await takeRenderFor(services, {
    actor: who,
    isGuest: session?.isGuest ?? true,
    role: session?.role ?? "user",
  });
}

/** The same for somebody who is known, or for where they come from; for nobody who cannot be told from others. */
export async function takeRenderFor(
  services: Services,
  { actor, isGuest, role }: { actor: string | null; isGuest: boolean; role: string },
): Promise<void> {
  const quota = await quotaOf(services.room.database.db, { isGuest, role });
  if (quota && actor && !(await services.renders.take(actor, quota.renders)))
    throw quotaReached("renders", quota.renders, isGuest);
}
