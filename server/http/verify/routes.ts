import { type Route, route } from "../route";
import { VERIFY_BODY, verify } from "./verify";

/** Checks for everyone. */
export const verifyRoutes = (needs: Parameters<typeof verify>[0]): readonly Route[] => [
  route("/api/verify", verify(needs), { most: VERIFY_BODY }),
];
