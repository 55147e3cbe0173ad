import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger } from "@/server/infra/log/logger";
import { writeTinyModel } from "@/server/infra/models/testing/tiny-model";
import { createRenderPool, type RenderPool, type Slot } from "@/server/infra/render";

/** Those of this process, by the folder of their models. They end with it. */
const pools = new Map<string, RenderPool>();
let tiny: string | undefined;

/**
 * A render pool for one server of a test file. A process runs many files, and a worker takes four seconds of a core to start, load the
 * models and check itself: all that draw with the same models draw with the same worker, one after another.
 * @param modelsDir undefined: the tiny model
 */
export async function lendRender(modelsDir: string | undefined): Promise<RenderPool> {
  const dir = modelsDir ?? (await tinyModel());
  const pool =
    pools.get(dir) ??
    createRenderPool({ workers: 1, modelsDir: dir, engine: "auto", logger: createLogger("silent") });
  pools.set(dir, pool);
  return lent(pool);
}

async function tinyModel(): Promise<string> {
  if (tiny) return tiny;
  const dir = mkdtempSync(join(tmpdir(), "cohue-tiny-"));
  await writeTinyModel(dir);
  tiny = dir;
  return dir;
}

/** The pool as one server sees it: to close it takes away what that server still wanted, and nothing else. */
function lent(pool: RenderPool): RenderPool {
  const slots = new Set<Pick<Slot<unknown>, "close">>();
  const closing = new AbortController();
  return {
    ready: () => pool.ready(),
    report: () => pool.report(),
    slot(owner, listener) {
      const slot = pool.slot(owner, listener);
      const own = {
        ...slot,
        close: () => {
          slots.delete(own);
          slot.close();
        },
      };
      slots.add(own);
      return own;
    },
    match: (request, { signal, ...options } = {}) =>
      pool.match(request, {
        ...options,
        signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
      }),
    async close() {
      closing.abort();
      for (const slot of [...slots]) slot.close();
    },
  };
}
