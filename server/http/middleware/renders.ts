import { freeSession } from "@/server/auth/session";
import { networkOf } from "@/server/domain/identity/network";
import type { RenderQuota } from "@/server/domain/settings/take-render";
import type { Services } from "@/server/services";
import { clientAddress } from "../client-address";
import { type Given, middleware } from "../router";

/** Says what pictures are counted with that have to be made for whoever asks. Those who are not signed in are counted by address, as guests. */
export const countsRenders = (needs: Pick<Services, "limits">) =>
  middleware<Given<{ quota: RenderQuota }>>(async (c, next) => {
    c.set("quota", {
      renders: needs.limits.renders,
      by: async () => {
        const session = freeSession(await c.var.ask());
        if (session) return session;
        const network = networkOf(clientAddress(c.env.incoming) ?? "");
        return { actor: network && `from ${network}`, isGuest: true, role: "user" };
      },
    });
    await next();
  });
