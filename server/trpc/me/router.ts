import { router } from "../trpc";
import { claimAdmin } from "./claim-admin";
import { erase } from "./erase";
import { forgot } from "./forgot";
import { get } from "./get";
import { rename } from "./rename";
import { resetPassword } from "./reset-password";
import { rooms } from "./rooms";
import { summary } from "./summary";
import { works } from "./works";

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
