import type { StorageCheck } from "@/server/domain/storage/check-storage";
import type { RenderPool } from "@/server/infra/render/port";
import { handlers } from "../router";
import { sendJson } from "../send/json";

/** The process answers. */
export const readHealth = () => handlers((c) => sendJson(c.env, 200, { ok: true }));

type Needs = {
  upkeep: { storage: StorageCheck };
  render: Pick<RenderPool, "report">;
  models: { installed: readonly unknown[] };
};

/** Ready: database and data folder can be written, a render worker has passed its self-check, and there is a model to render. */
export const readReadiness = (needs: Needs) =>
  handlers(async (c) => {
    const render = needs.render.report().state;
    const storage = await needs.upkeep.storage();
    const models = needs.models.installed.length > 0 ? "ready" : "none";
    const parts = { ...storage, render, models };
    const isReady = Object.values(parts).every((state) => state === "ready");
    return sendJson(c.env, isReady ? 200 : 503, parts);
  });
