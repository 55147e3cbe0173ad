import type { IncomingMessage } from "node:http";
import { freeSession } from "@/server/auth/session";
import { networkOf } from "@/server/domain/identity/network";
import { takeRenderFor } from "@/server/domain/settings/take-render";
import type { Services } from "@/server/services";
import { CLIENT_ADDRESS } from "./client-address";

/** Counts one picture that has to be made for whoever asks. Those who are not signed in are counted by address, as guests. */
export async function takeRender(services: Services, request: IncomingMessage): Promise<void> {
  const session = freeSession(
    await services.sessionOf(new Headers({ cookie: request.headers.cookie ?? "" })),
  );
  const network = networkOf(String(request.headers[CLIENT_ADDRESS] ?? ""));
  const who = session?.actor ?? (network && `from ${network}`);
  const counting = { ...services.room, renders: services.renders };
  await takeRenderFor(counting, {
    actor: who,
    isGuest: session?.isGuest ?? true,
    role: session?.role ?? "user",
  });
}
