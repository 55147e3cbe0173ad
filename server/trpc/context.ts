import type { Session } from "@/server/auth/session";
import type { Services } from "@/server/services";

/** What every procedure is given: the composed services and who is asking (null: nobody signed in). */
export type Context = {
  services: Services;
  session: Session | null;
  /** The caller's, for limits; null where a page asks on somebody's behalf. */
  address: string | null;
};
