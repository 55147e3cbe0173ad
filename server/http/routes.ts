import type { Services } from "@/server/services";
import { accountRoutes } from "./account/routes";
import { adminRoutes } from "./admin/routes";
import { apiRoutes } from "./api/routes";
import { authRoutes } from "./auth/routes";
import { exportRoutes } from "./export/routes";
import { galleryRoutes } from "./gallery/routes";
import { instanceRoutes } from "./instance/routes";
import { modelRoutes } from "./model/routes";
import { moderationRoutes } from "./moderation/routes";
import { roomRoutes } from "./room/routes";
import type { Route } from "./route";
import { trpcRoutes } from "./trpc/routes";
import { verifyRoutes } from "./verify/routes";
import { workRoutes } from "./work/routes";

/** Everything that answers HTTP but pages. Who may have what is in `server/permissions`: a route without a row fails its test. */
export const routesOf = (services: Services): readonly Route[] => [
  ...apiRoutes(services),
  ...trpcRoutes(services),
  ...authRoutes(services),
  ...workRoutes(services),
  ...galleryRoutes(services),
  ...roomRoutes(services),
  ...exportRoutes(services),
  ...modelRoutes(services),
  ...verifyRoutes(services),
  ...accountRoutes(services),
  ...moderationRoutes(services),
  ...adminRoutes(services),
  ...instanceRoutes(services),
];
