import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { collectionMetadata } from "@/app/_collections/metadata";
import { collectionOf } from "@/app/_collections/read";
import { TakenOff } from "@/app/_collections/taken-off";
import { qrPath } from "@/app/_stage/qr";
import { instanceOrigin } from "@/server/trpc/caller";
import { HungOnStage } from "./_components/hung-on-stage";

type StageProps = { params: Promise<{ id: string }> };

export const generateMetadata = async ({ params }: StageProps): Promise<Metadata> =>
  collectionMetadata((await params).id);

/** An exhibition for a projector: one work at a time, each with its label and the way to its record. */
export default async function ExhibitionStage({ params }: StageProps) {
  const { collection: exhibition, gone } = await collectionOf((await params).id);
  if (!exhibition) return <TakenOff id={(await params).id} words={gone} />;
  const page = `/exhibitions/${exhibition.id}`;
  const works = exhibition.works.flatMap(({ work, note, card }) =>
    card ? [{ id: work, note, card, record: qrPath(`${instanceOrigin()}/works/${work}/record`) }] : [],
  );
  const [first] = works;
  if (!first) redirect(page);
  return <HungOnStage title={exhibition.title} page={page} works={works} />;
}
