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
  const isGuest = session?.isGuest ?? true;
  const role = session?.role ?? "user";
  const quota = await quotaOf(services.room.database.db, { isGuest, role });
  const address = String(request.headers[CLIENT_ADDRESS] ?? "");
  const network = networkOf(address);
  const who = session?.actor ?? (network && `from ${network}`);
  if (quota && who && !(await services.renders.take(who, quota.renders)))
    throw quotaReached("renders", quota.renders, isGuest);
}
