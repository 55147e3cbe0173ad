import { Download } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Section, Title } from "../../_components/title";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("backupPage.backup") };
}

export default function Backup() {
  const t = useTranslations("admin");
  return (
    <div className="max-w-3xl">
      <Title about={t("backupPage.oneFileDatabaseMoment")}>{t("backupPage.backup")}</Title>
      <ButtonLink href="/api/admin/backup.tar.gz" prefetch={false} download solid className="h-12">
        <Download aria-hidden className="size-4.5" />
        {t("backupPage.downloadABackup")}
      </ButtonLink>
      <p className="mt-4 text-danger">{t("backupPage.holdsEverySecretPlace")}</p>
      <Section title={t("backupPage.machineItself")}>
        <pre className="overflow-x-auto whitespace-pre-wrap wrap-anywhere rounded-md border border-line bg-sunk p-4 text-sm">
          npm run backup -- cohue.tar.gz
        </pre>
        <p className="mt-3 text-soft">{t("backupPage.serverMayRunningFile")}</p>
      </Section>
      <Section title={t("backupPage.bringingItBack")}>
        <pre className="overflow-x-auto whitespace-pre-wrap wrap-anywhere rounded-md border border-line bg-sunk p-4 text-sm">
          COHUE_DATA=./fresh npm run restore -- cohue.tar.gz
        </pre>
        <p className="mt-3 text-soft">{t("backupPage.intoFolderEmptyNot")}</p>
      </Section>
    </div>
  );
}
