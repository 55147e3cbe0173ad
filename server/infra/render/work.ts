import { randomUUID } from "node:crypto";
import { AppError, type Code } from "@/core/kernel/errors";
import type { Rendered, RenderJob } from "@/core/picture/render/job";
import type { FrameRequest, Slot, SlotListener } from "./port";

/** A job with whom to tell. Exactly one of the three is called, once. */
export type Work = {
  job: RenderJob;
  askedAt: number;
  deliver(rendered: Rendered): void;
  fail(code: Code): void;
  /** Newer state took its place, or nobody wants it any more. */
  drop(): void;
};

/** What a slot needs of the pool. */
export type Desk = {
  /** Queues work, dropping what waited in its place. Never calls back before it returns. */
  ask(lane: "moving" | "settled", work: Work): void;
  leave(): void;
};

const jobOf = (
  purpose: RenderJob["purpose"],
  {
    recipe,
    size,
    enlarger,
    towards,
    hands,
    reference,
  }: Pick<FrameRequest<unknown>, "recipe" | "size"> &
    Pick<RenderJob, "enlarger" | "towards" | "hands" | "reference">,
): RenderJob => {
  const {
    v,
    model,
    seed,
    truncation,
    styles,
    contributions,
    influence,
    blends,
    palette,
    holds,
    ratio,
    finish,
  } = recipe;
  // Field by field: a room's whole recipe carries keyframes, which no single picture needs.
  const still = {
    ...{ v, model, seed, truncation, styles, contributions, influence, blends, palette, holds },
    ...(ratio ? { ratio } : {}),
    ...(finish ? { finish } : {}),
  };
  return {
    id: randomUUID(),
    purpose,
    recipe: still,
    size,
    ...(enlarger ? { enlarger } : {}),
    ...(towards ? { towards } : {}),
    ...(hands ? { hands } : {}),
    ...(reference ? { reference } : {}),
  };
};

/** A room's slot at a desk. */
export function slotAt<Tag>(desk: Desk, listener: SlotListener<Tag>): Slot<Tag> {
  let closed = false;
  return {
    push({ tag, ...request }) {
      if (closed) return;
      desk.ask("moving", {
        job: jobOf("moving", request),
        askedAt: performance.now(),
        deliver: (frame) => {
          if (!closed) listener.onFrame(frame, tag);
        },
        fail: (code) => {
          if (!closed) listener.onError(code, tag);
        },
        drop: () => {},
      });
    },
    settle({ purpose = "settled", ...request }) {
      return new Promise((resolve, reject) => {
        if (closed) return resolve(null);
        desk.ask("settled", {
          job: jobOf(purpose, request),
          askedAt: performance.now(),
          deliver: (rendered) => resolve(closed ? null : rendered),
          fail: (code) => reject(new AppError(code, `a ${purpose} picture could not be rendered`)),
          drop: () => resolve(null),
        });
      });
    },
    close() {
      closed = true;
      desk.leave();
    },
  };
}
