import { type Route, route } from "../route";
import { downloadArchive } from "./download-archive";

/** What is somebody's own. */
export const accountRoutes = (needs: Parameters<typeof downloadArchive>[0]): readonly Route[] => [
  route("/api/me/archive.zip", downloadArchive(needs)),
];
