import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CaseDesk } from "@/app/moderation/_components/case/case-desk";
import { calledIn } from "@/app/moderation/_components/evidence/called";
import { callerFor } from "@/server/trpc/caller";

type CaseProps = { params: Promise<{ case: string }> };

async function read(id: string) {
  const api = await callerFor(await headers());
  try {
    return await Promise.all([api.moderation.get({ case: id }), api.moderation.evidence({ case: id })]);
  } catch (error) {
    if (error instanceof TRPCError && ["NOT_FOUND", "BAD_REQUEST"].includes(error.code)) notFound();
    throw error;
  }
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: t("oneCasesPage.case") };
}

/** One case, with all there is to decide it by. */
export default async function Case({ params }: CaseProps) {
  const { case: id } = await params;
  const [found, evidence] = await read(id);
  const called =
    evidence.work &&
    calledIn(
      await getTranslations("controls"),
      (await (await callerFor(await headers())).model.list()).models,
      evidence.work,
    );
  return <CaseDesk key={id} first={found} evidence={evidence} called={called} now={Date.now()} />;
}
