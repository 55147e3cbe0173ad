import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { minePage } from "../_components/mine-page";
import { NoticeSettings } from "./_components/notice-settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("me");
  return { title: t("notificationsPage.whatIAmTold") };
}

export default function MyNotices() {
  const t = useTranslations("me");
  return minePage("notifications", async (api) => {
    const muted = await api.notification.muted();
    return (
      <div className="max-w-xl">
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">
          {t("notificationsPage.whatIAmTold")}
        </h1>
        <p className="mt-2 text-soft">
          {t("notificationsPage.hereInYour")}{" "}
          {t.rich("notificationsPage.inboxNothingEverSent", {
            link: (chunks) => (
              <Link href="/inbox" className="text-ink underline underline-offset-4">
                {chunks}
              </Link>
            ),
          })}
        </p>
        <NoticeSettings muted={muted} />
      </div>
    );
  });
}
