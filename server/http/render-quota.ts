import type { IncomingMessage } from "node:http";
import { freeSession } from "@/server/auth/session";
import { networkOf } from "@/server/domain/identity/network";
import type { RenderQuota } from "@/server/domain/settings/take-render";
import type { Services } from "@/server/services";
import { CLIENT_ADDRESS } from "./client-address";

/** What pictures are counted with that have to be made for whoever asks. Those who are not signed in are counted by address, as guests. */
export const renderQuota = (services: Services, request: IncomingMessage): RenderQuota => ({
  renders: services.limits.renders,
  by: async () => {
    const session = freeSession(
      await services.accounts.sessionOf(new Headers({ cookie: request.headers.cookie ?? "" })),
    );
    if (session) return session;
    const network = networkOf(String(request.headers[CLIENT_ADDRESS] ?? ""));
    return { actor: network && `from ${network}`, isGuest: true, role: "user" };
  },
});
