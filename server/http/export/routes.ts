import { type Route, route } from "../route";
import { readExport } from "./read-export";

/** Files that a room's makers have exported. */
export const exportRoutes = (needs: Parameters<typeof readExport>[0]): readonly Route[] => [
  route("/api/exports/:file", readExport(needs), {
    paths: ["/api/exports/:file{[0-9a-f]{16}\\.(?:png|jpeg|webp|webm|mp4)}"],
  }),
];
