import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActorId } from "@/core/kernel/ids/ids";
import { emptyRecipe, type Still } from "@/core/picture/recipe/recipe";
import type { MatchProgress } from "@/core/picture/render/match";
import { MATCH_SIZE } from "@/core/picture/render/match-size";
import { createLogger } from "@/server/infra/log/logger";
import { type LoadedModel, openModel } from "@/server/infra/models";
import { Matcher } from "./matcher";

const MODELS = join(fileURLToPath(new URL(".", import.meta.url)), "../../../models");
const ANN = "ann" as ActorId;

let model: LoadedModel;
let matcher: Matcher;
beforeAll(async () => {
  model = await openModel(join(MODELS, "fields"));
  matcher = new Matcher(MODELS, createLogger("silent"));
});
afterAll(() => matcher.close());

const recipe = (changes: Partial<Still> = {}): Still => {
  const { keyframes: _none, ...still } = emptyRecipe(model.info, 3);
  return { ...still, ...changes };
};
const grey = () => ({ kind: "picture", rgb: new Uint8Array(MATCH_SIZE * MATCH_SIZE * 3).fill(120) }) as const;
const request = (steps: number, changes: Partial<Still> = {}) => {
  return { recipe: recipe(changes), actor: ANN, target: grey(), steps };
};

describe("matches, in a process of their own", () => {
  it("report every step and end nearer to the target than they began", async () => {
    const seen: MatchProgress[] = [];
    const result = await matcher.match(request(6), { onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    expect(result).toMatchObject({ step: 6, ended: "steps" });
    expect(result.left).toBeLessThan(1);
    expect(Object.keys(result.contributions).length).toBeGreaterThan(10);
    expect(matcher.counts).toEqual({ running: 0, pid: expect.any(Number) });
  });

  it("that are aborted return what they have within one step", async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const result = await matcher.match(request(400), {
      signal: stop.signal,
      onProgress({ step }) {
        seen.push(step);
        if (step === 2) stop.abort();
      },
    });
    expect(result.ended).toBe("cancelled");
    expect(result.step).toBeLessThanOrEqual(4);
  });

  it("that are aborted before they begin do nothing", async () => {
    const result = await matcher.match(request(400), { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ended: "cancelled", step: 0, contributions: {} });
  });

  it("take turns; a fifth one is refused", async () => {
    const ended: number[] = [];
    const four = [2, 3, 4, 5].map((steps) => matcher.match(request(steps)).then(() => ended.push(steps)));
    await expect(matcher.match(request(2))).rejects.toMatchObject({ code: "too_frequent" });
    await Promise.all(four);
    expect(ended).toEqual([2, 3, 4, 5]);
  });

  it("follow a room's colours where it has chosen some", async () => {
    const palette = { colours: ["#102030", "#80a0c0", "#f0e0d0"], strength: 0.8, by: ANN };
    expect((await matcher.match(request(3, { palette }))).left).toBeLessThan(1);
  });

  it("of a model that is not installed, or of an unreadable target, are refused with a reason", async () => {
    const other = { ...model.info, id: "other" as typeof model.id };
    const lost = matcher.match(request(2, { model: { id: other.id, hash: other.hash } }));
    await expect(lost).rejects.toMatchObject({ code: "unknown_model" });
    const target = { kind: "picture", rgb: new Uint8Array(5) } as const;
    await expect(matcher.match({ ...request(2), target })).rejects.toMatchObject({ code: "malformed" });
  });

  it("end with a code when their process dies, and the next one has another", async () => {
    const dying = matcher.match(request(400), {
      onProgress: () => process.kill(matcher.counts.pid ?? 0, "SIGKILL"),
    });
    await expect(dying).rejects.toMatchObject({ code: "render_unavailable" });
    expect((await matcher.match(request(2))).step).toBe(2);
  });

  it("end when the pool does", async () => {
    const closing = new Matcher(MODELS, createLogger("silent"));
    const waiting = expect(closing.match(request(400))).rejects.toMatchObject({ code: "shutting_down" });
    closing.close();
    await waiting;
    await expect(closing.match(request(2))).rejects.toMatchObject({ code: "shutting_down" });
  });
});
