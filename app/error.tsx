"use client";

import { useTranslations } from "next-intl";
import { MessagePage } from "./_components/message-page";
import { Button } from "./_components/ui/button";

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
          {/* A page that failed is left for good: what is loaded anew cannot be broken still. */}
          <a href="/" className="button button-line">
            {t("error.startPage")}
          </a>
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
