import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { callerFor } from "@/server/trpc/caller";
import { EntrySettings } from "../../_components/settings/entry-settings";
import { LogSettings } from "../../_components/settings/log-settings";
import { QuotaSettings } from "../../_components/settings/quota-settings";
import { RetentionSettings } from "../../_components/settings/retention-settings";
import { Section, Title } from "../../_components/title";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("settingsPage.settings") };
}

export default async function SettingsPage() {
  const t = await getTranslations("admin");
  const api = await callerFor(await headers());
  const settings = await api.admin.settings.get();
  return (
    <div className="max-w-3xl">
      <Title about={t("settingsPage.theseHoldMomentThey")}>{t("settingsPage.settings")}</Title>
      <Section title={t("settingsPage.whoMayCome")}>
        <EntrySettings settings={settings} />
      </Section>
      <Section title={t("settingsPage.howLongThingsKept")} about={t("settingsPage.days0EverWhat")}>
        <RetentionSettings settings={settings} />
      </Section>
      <Section title={t("settingsPage.quotas")} about={t("settingsPage.adminsHaveNonePictures")}>
        <QuotaSettings quotas={settings.quotas} />
      </Section>
      <Section title={t("settingsPage.roomsLogs")} about={t("settingsPage.nothingLogEverDeleted")}>
        <LogSettings mebibytes={settings.roomLogMiB} />
      </Section>
    </div>
  );
}
