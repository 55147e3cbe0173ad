import { router } from "../trpc";
import { act } from "./act";
import { appeal } from "./appeal";
import { bulk } from "./bulk";
import { bulks } from "./bulks";
import { decideOn } from "./decide-on";
import { evidence } from "./evidence";
import { get } from "./get";
import { lineage } from "./lineage";
import { liveRouter } from "./live/router";
import { log } from "./log";
import { myDecisions } from "./my-decisions";
import { myReports } from "./my-reports";
import { open } from "./open";
import { queue } from "./queue";
import { replay } from "./replay";
import { report } from "./report";
import { transparency } from "./transparency";
import { undoBulk } from "./undo-bulk";
import { waiting } from "./waiting";

export const moderationRouter = router({
  report,
  myReports,
  myDecisions,
  appeal,
  queue,
  waiting,
  get,
  act,
  open,
  decideOn,
  bulk,
  undoBulk,
  bulks,
  evidence,
  replay,
  lineage,
  log,
  transparency,
  live: liveRouter,
});
