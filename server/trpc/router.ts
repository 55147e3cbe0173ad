import { adminRouter } from "./admin/router";
import { collectionRouter } from "./collection/router";
import { exportRouter } from "./export/router";
import { keyRouter } from "./key/router";
import { meRouter } from "./me/router";
import { modelRouter } from "./model/router";
import { moderationRouter } from "./moderation/router";
import { notificationRouter } from "./notification/router";
import { roomRouter } from "./room/router";
import { siteRouter } from "./site/router";
import { router } from "./trpc";
import { workRouter } from "./work/router";

export const appRouter = router({
  admin: adminRouter,
  site: siteRouter,
  me: meRouter,
  key: keyRouter,
  export: exportRouter,
  room: roomRouter,
  model: modelRouter,
  work: workRouter,
  moderation: moderationRouter,
  collection: collectionRouter,
  notification: notificationRouter,
});
export type AppRouter = typeof appRouter;
