import { router } from "../trpc";
import { branch } from "./branch";
import { bySlug } from "./by-slug";
import { create } from "./create";
import { enter } from "./enter";
import { favouritesRouter } from "./favourites/router";
import { hand } from "./hand";
import { history } from "./history";
import { inviteRouter } from "./invite/router";
import { list } from "./list";
import { log } from "./log";
import { mine } from "./mine";
import { position } from "./position";
import { remove } from "./remove";
import { update } from "./update";
import { wait } from "./wait";

export const roomRouter = router({
  list,
  mine,
  create,
  bySlug,
  enter,
  wait,
  update,
  remove,
  history,
  log,
  position,
  hand,
  branch,
  invite: inviteRouter,
  favourites: favouritesRouter,
});
