import { type Route, route } from "../route";
import { downloadPicture } from "./download-picture";
import { MATCH_BODY, match } from "./match";
import { readFrame } from "./read-frame";
import { readProposed } from "./read-proposed";
import { SKETCH_BODY, sketch } from "./sketch";

const MAKERS_ROOM = ":room{[A-Za-z0-9_-]{1,64}}";
type Needs = Parameters<typeof readFrame>[0] &
  Parameters<typeof downloadPicture>[0] &
  Parameters<typeof readProposed>[0] &
  Parameters<typeof match>[0] &
  Parameters<typeof sketch>[0];

/** Pictures of rooms, and what is drawn for those who make them. */
export const roomRoutes = (needs: Needs): readonly Route[] => [
  route("/api/frames/:room/:seq", readFrame(needs), { paths: ["/api/frames/:room/:seq{\\d{1,10}}"] }),
  route("/api/frames/:room/:seq.png", downloadPicture(needs), {
    paths: ["/api/frames/:room/:file{\\d{1,10}\\.png}"],
  }),
  route("/api/proposed/:room/:of.jpg", readProposed(needs), {
    paths: ["/api/proposed/:room/:file{\\d{1,10}\\.jpg}"],
  }),
  route("/api/match/:room", match(needs), { paths: [`/api/match/${MAKERS_ROOM}`], most: MATCH_BODY }),
  route("/api/sketch/:room", sketch(needs), { paths: [`/api/sketch/${MAKERS_ROOM}`], most: SKETCH_BODY }),
];
