import { router } from "../trpc";
import { applaud } from "./applaud";
import { comment } from "./comment";
import { comments } from "./comments";
import { decide } from "./decide";
import { declare } from "./declare";
import { film } from "./film";
import { get } from "./get";
import { list } from "./list";
import { mate } from "./mate";
import { originality } from "./originality";
import { person } from "./person";
import { progress } from "./progress";
import { publish } from "./publish";
import { questions } from "./questions";
import { record } from "./record";
import { remix } from "./remix";
import { renew } from "./renew";
import { renewable } from "./renewable";
import { uncomment } from "./uncomment";
import { unpublish } from "./unpublish";

export const workRouter = router({
  list,
  get,
  record,
  film,
  originality,
  person,
  publish,
  progress,
  questions,
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
