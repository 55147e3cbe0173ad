import { router } from "../trpc";
import { decide, declare } from "./credit";
import { progress, publish, renew, renewable, unpublish } from "./publish";
import { film, get, list, originality, person, record } from "./read";
import { applaud, comment, comments, mate, remix, uncomment } from "./social";

export const workRouter = router({
  list,
  get,
  record,
  film,
  originality,
  person,
  publish,
  progress,
  renewable,
  renew,
  unpublish,
  decide,
  declare,
  applaud,
  comments,
  comment,
  uncomment,
  remix,
  mate,
});
