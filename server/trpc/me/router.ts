import { router } from "../trpc";
import { claimAdmin } from "./claim-admin";
import { erase } from "./erase";
import { get } from "./get";
import { rooms, summary, works } from "./own";
import { rename } from "./rename";
import { forgot, resetPassword } from "./reset";

export const meRouter = router({
  get,
  rename,
  claimAdmin,
  rooms,
  works,
  summary,
  erase,
  forgot,
  resetPassword,
});
