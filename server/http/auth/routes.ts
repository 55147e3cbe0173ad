import { type Route, route } from "../route";
import { AUTH_BODY, enter } from "./enter";

/** Coming in, going out, and one's own account. */
export const authRoutes = (needs: Parameters<typeof enter>[0]): readonly Route[] => [
  route("/api/auth/*", enter(needs), { paths: ["/api/auth/:path{.*}"], most: AUTH_BODY }),
];
