import type { ActorId, Sha256, WorkId } from "@/core/kernel/ids/ids";
import { isActor } from "@/core/work/credit/subset";
import { CONSENT_MS } from "@/core/work/record/consent";
import { LICENCES, type Licence } from "@/core/work/record/licences";
import { peopleOf } from "@/server/domain/identity/actors";
import type { RoomDeps } from "@/server/domain/room/deps";
import { offerOf } from "../credit/read-offer";
import { asWork } from "../row";

const MOST = 20;

/** A question before a work is published: its picture, its words, and the credit that would be published. */
export type ConsentQuestion = {
  work: WorkId;
  title: string;
  description: string;
  licence: string;
  doNotTrain: boolean;
  /** Who asks. */
  publisher: string;
  room: string;
  /** Until when an answer counts, milliseconds since 1970. */
  until: number;
  /** A JPEG of 512 px as a data address, so that only the people asked can get it. */
  picture: string | null;
  /** Identifies everything in this question (core/work/record/offer): an answer counts only for it. */
  offer: Sha256;
  credits: { mine: boolean; name: string | null; influence: number; edits: number }[];
};

/** Works that wait for somebody's answer. @param actors all that are this person */
export async function readQuestions(
  { database: { db }, blobs }: Pick<RoomDeps, "database" | "blobs">,
  actors: readonly ActorId[],
): Promise<ConsentQuestion[]> {
  const mine = { in: [...actors] };
  const works = asWork(
    await db.work.findMany({
      where: { status: "awaiting", credits: { some: { player: mine, asked: true, consent: "pending" } } },
      include: { credits: { orderBy: { influence: "desc" } } },
      orderBy: { askedAt: "desc" },
      take: MOST,
    }),
  );
  return Promise.all(
    works.map(async (work) => {
      const makers = work.credits.filter(({ consent }) => consent !== "withdrawn");
      const people = await peopleOf(db, [work.publisher, ...makers.map(({ player }) => player)]);
      const room = await db.room.findUnique({ where: { id: work.room }, select: { title: true } });
      const picture = work.asked && (await blobs.get(work.asked));
      return {
        work: work.id,
        title: work.title,
        description: work.description,
        licence: LICENCES[work.licence as Licence].label,
        doNotTrain: work.doNotTrain,
        publisher: people.get(work.publisher)?.name ?? "Somebody",
        room: room?.title ?? "",
        until: (work.askedAt?.getTime() ?? 0) + CONSENT_MS,
        picture: picture ? `data:image/jpeg;base64,${Buffer.from(picture).toString("base64")}` : null,
        offer: await offerOf(db, work),
        credits: makers.map(({ player, consent, influence, edits }) => {
          const isMine = actors.some((actor) => actor === player);
          const isNamed = consent === "accepted" || isMine;
          return {
            mine: isMine,
            name: isNamed && isActor(player) ? (people.get(player)?.name ?? null) : null,
            influence,
            edits,
          };
        }),
      };
    }),
  );
}
