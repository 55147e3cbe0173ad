import { WORK } from "../paths";
import { type Route, route } from "../route";
import { readFile } from "./read-file";
import { readLog } from "./read-log";
import { readRecord } from "./read-record";
import { readWithout } from "./read-without";

type Needs = Parameters<typeof readFile>[0];

/** A work's files, logs and record: public. */
export const workRoutes = (needs: Needs): readonly Route[] => [
  route("/api/works/:work/:file", readFile(needs), {
    paths: [`/api/works/${WORK}/:file{\\d{2,4}\\.(?:png|jpeg|jpg|webp)}`],
    isForAllSites: true,
  }),
  route("/api/works/:work/without/:player", readWithout(needs), {
    paths: [`/api/works/${WORK}/without/:player{[A-Za-z0-9_-]{1,64}}`],
    isForAllSites: true,
  }),
  route("/api/works/:work/log.json", readLog(needs), {
    paths: [`/api/works/${WORK}/log.json`],
    isForAllSites: true,
  }),
  route("/api/works/:work/record.json", readRecord(needs), {
    paths: [`/api/works/${WORK}/record.json`, `/api/works/${WORK}/record/:file{\\d{1,5}\\.json}`],
    isForAllSites: true,
  }),
];
