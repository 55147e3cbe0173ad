import { z } from "zod";
import { ActorId } from "@/core/ids/ids";
import { readOriginality } from "@/server/domain/originality/read-originality";
import { actorsOf } from "@/server/domain/person/actors";
import { readPerson } from "@/server/domain/person/read-person";
import { listWorks } from "@/server/domain/work/list-works";
import { readFilm, readRecord, readWork } from "@/server/domain/work/read-work";
import type { Context } from "../context";
import { openProcedure } from "../trpc";
import { ByWork, WorkQueryInput } from "./input";

export const viewersActors = async ({ services, session }: Context) =>
  session ? actorsOf(services.room.database.db, session.userId) : [];

export const list = openProcedure
  .input(WorkQueryInput.extend({ cursor: z.int().min(1).max(10_000).nullish() }))
  .query(({ ctx, input: { cursor, ...query } }) =>
    listWorks(ctx.services.room.database.db, { ...query, page: cursor ?? query.page }),
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
  .query(({ ctx, input }) => readPerson(ctx.services.room.database.db, input.actor));
