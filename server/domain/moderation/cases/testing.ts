import type { ActorId } from "@/core/kernel/ids/ids";
import type { Asking } from "@/core/moderation/decide-act";
import type { Decision, ModerationBody } from "@/core/moderation/events";
import type { Subject } from "@/core/moderation/subjects";
import { decisionOf } from "@/core/moderation/testing";
import type { TestDatabase } from "@/server/infra/db/testing";
import { DeskScene } from "../testing";
import { act } from "./act";
import { readCase } from "./read-case";
import { report } from "./report";

export const decision = (some: Partial<Decision> = {}) =>
  decisionOf({ rule: "hate", facts: "The title attacks a faith.", ...some });

/** People who report and decide, on one database. */
export function casesIn(database: () => TestDatabase) {
  const scene = new DeskScene(database);
  const { deps, shut, closed, person, moderator } = scene;
  const db = () => database().db;
  const publishedWork = (publisher: ActorId, some: { fingerprints?: string[]; title?: string } = {}) =>
    scene.publishedWork(publisher, { title: "A faith attacked", ...some });
  const says = (actor: ActorId, subject: Subject, some: { isGuest?: boolean; rule?: "hate" | "spam" } = {}) =>
    report(
      deps(),
      { actors: [actor], isGuest: some.isGuest ?? false },
      { subject, rule: some.rule ?? "hate", text: "look" },
    );
  const does = async (by: Asking, id: string, body: ModerationBody) => {
    const { version } = await readCase(db(), id);
    return act(deps(), by, { case: id, version, body });
  };
  const decides = (by: Asking, id: string, some: Partial<Decision>) =>
    does(by, id, { kind: "decide", decision: decision(some), bulk: null });
  return { scene, deps, shut, closed, person, moderator, db, publishedWork, says, does, decides };
}
