import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { minePage } from "../_components/mine-page";
import { Keys } from "./_components/keys";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("keysPage.keys") };
}

/** The keys with which scripts act for a person. */
export default function KeysPage() {
  const t = useTranslations("me");
  return minePage("keys", async (api, me) => (
    <div className="max-w-3xl">
      <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">
        {me.user?.isGuest ? t("keysPage.keysAccounts") : t("keysPage.keys")}
      </h1>
      {me.user?.isGuest ? (
        <>
          <p className="mt-2 mb-6 max-w-prose text-soft">{t("keysPage.keyLetsScriptAct")}</p>
          <ButtonLink href="/account?next=/me/keys">{t("keysPage.makeAnAccount")}</ButtonLink>
        </>
      ) : (
        <>
          <p className="mt-2 max-w-prose text-soft">
            {t("keysPage.keyLetsScriptYours")}{" "}
            <Link href="/api-docs" className="text-ink underline underline-offset-4">
              {t("keysPage.theApisDescription")}
            </Link>
            .
          </p>
          <Keys first={await api.key.list()} />
        </>
      )}
    </div>
  ));
}
