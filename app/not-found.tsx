import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { MessagePage } from "./_components/message-page";
import { ButtonLink } from "./_components/ui/button-link";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("frame");
  return { title: t("notFound.nothingHere") };
}

export default function NotFound() {
  const t = useTranslations("frame");
  return (
    <MessagePage
      title={t("notFound.nothingHangsHere")}
      actions={
        <>
          <ButtonLink href="/rooms" solid>
            {t("notFound.seeTheRooms")}
          </ButtonLink>
          <ButtonLink href="/">{t("notFound.startPage")}</ButtonLink>
        </>
      }
    >
      {t("notFound.thereNothingAddressNot")}
    </MessagePage>
  );
}
