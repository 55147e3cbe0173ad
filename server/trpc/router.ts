import { meRouter } from "./me/router";
import { modelRouter } from "./model/router";
import { roomRouter } from "./room/router";
import { router } from "./trpc";

export const appRouter = router({ me: meRouter, room: roomRouter, model: modelRouter });
export type AppRouter = typeof appRouter;
