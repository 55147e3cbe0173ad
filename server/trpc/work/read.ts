import { z } from "zod";
import { ActorId } from "@/core/ids/ids";
import { readOriginality } from "@/server/domain/originality/read-originality";
import { readPerson } from "@/server/domain/person/read-person";
import { listWorks } from "@/server/domain/work/list-works";
import { readFilm, readRecord, readWork } from "@/server/domain/work/read-work";
import { openProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ByWork, WorkQueryInput } from "./input";

export const list = openProcedure
  .input(WorkQueryInput.extend({ cursor: z.int().min(1).max(10_000).nullish() }))
  .query(({ ctx, input: { cursor, ...query } }) =>
    listWorks(ctx.services.room, { ...query, page: cursor ?? query.page }),
  );

export const get = openProcedure
  .input(ByWork)
  .query(async ({ ctx, input }) => readWork(ctx.services.work, input.id, await viewersActors(ctx)));

export const record = openProcedure
  .input(ByWork.extend({ version: z.int().min(1).optional() }))
  .query(({ ctx, input }) => readRecord(ctx.services.work, input.id, input.version));

export const originality = openProcedure
  .input(ByWork)
  .query(({ ctx, input }) => readOriginality(ctx.services.work, input.id));

export const film = openProcedure
  .input(ByWork)
  .query(({ ctx, input }) => readFilm(ctx.services.work, input.id));

export const person = openProcedure
  .input(z.object({ actor: ActorId }))
  .query(({ ctx, input }) => readPerson(ctx.services.room, input.actor));
