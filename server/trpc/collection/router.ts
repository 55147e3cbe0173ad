import { router } from "../trpc";
import { annotate } from "./annotate";
import { arrange } from "./arrange";
import { create } from "./create";
import { get } from "./get";
import { hang } from "./hang";
import { list } from "./list";
import { mine } from "./mine";
import { remove } from "./remove";
import { takeOut } from "./take-out";
import { update } from "./update";

export const collectionRouter = router({
  list,
  get,
  mine,
  create,
  update,
  remove,
  hang,
  takeOut,
  annotate,
  arrange,
});
