"use client";

import { useTranslations } from "next-intl";
import { MessagePage } from "./_components/message-page";
import { Button } from "./_components/ui/button";
import { ButtonLink } from "./_components/ui/button-link";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("frame");
  return (
    <MessagePage
      title={t("error.somethingWentWrongHere")}
      actions={
        <>
          <Button variant="solid" onClick={reset}>
            {t("error.tryAgain")}
          </Button>
          <ButtonLink href="/">{t("error.startPage")}</ButtonLink>
        </>
      }
    >
      <p>{t("error.hasBeenNotedNothing")}</p>
      {error.digest && (
        <p className="numbers mt-2 text-sm">{t("error.referenceDigest", { digest: error.digest })}</p>
      )}
    </MessagePage>
  );
}
