import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "@/app/_components/message-page";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { MyDecisionNote, myDecisionOn } from "@/app/_moderation/my-decision-on";
import { callerFor } from "@/server/trpc/caller";

/** A collection that moderation took off: what it says in place of it. */
export async function TakenOff({ id, words }: { id: string; words: string }) {
  const t = await getTranslations("collections");
  const api = await callerFor(await headers());
  const found = await myDecisionOn(api, await api.me.get(), "exhibition", id);
  return (
    <MessagePage
      title={t("takenOff.notShown")}
      actions={
        <>
          <ButtonLink href="/exhibitions">{t("takenOff.toTheExhibitions")}</ButtonLink>
          <ButtonLink href="/me/collections">{t("takenOff.mine")}</ButtonLink>
        </>
      }
    >
      <p className="wrap-anywhere">{words}</p>
      {found ? (
        <MyDecisionNote found={found} />
      ) : (
        <p className="mt-3 text-base">{t("takenOff.whoeverPutTogetherStill")}</p>
      )}
    </MessagePage>
  );
}
