import { WORK } from "../paths";
import { type Route, route } from "../route";
import { readEvidence } from "./read-evidence";
import { readLivePicture } from "./read-live-picture";

type Needs = Parameters<typeof readEvidence>[0] & Parameters<typeof readLivePicture>[0];

/** Pictures for moderators. To everyone else these addresses do not exist. */
export const moderationRoutes = (needs: Needs): readonly Route[] => [
  route("/api/moderation/rooms/:room/:picture", readLivePicture(needs), {
    paths: ["/api/moderation/rooms/:room/picture", "/api/moderation/rooms/:room/moments/:seq{\\d{1,10}}"],
  }),
  route("/api/moderation/:evidence", readEvidence(needs), {
    paths: [
      `/api/moderation/works/${WORK}/:size{\\d{2,4}}`,
      "/api/moderation/cases/:case{[A-Za-z0-9_-]{3,100}}/frames/:seq{(?:\\d{1,10}|last)}",
    ],
  }),
];
