import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { callerFor } from "@/server/trpc/caller";
import { ModelSwitch } from "../../_components/model-switch";
import { Title } from "../../_components/title";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("modelsPage.models") };
}

export default async function Models() {
  const t = await getTranslations("admin");
  const api = await callerFor(await headers());
  const models = await api.admin.models.list();
  return (
    <>
      <Title about={t("modelsPage.modelOffBeginsNo")}>{t("modelsPage.models")}</Title>
      <ul className="flex max-w-3xl flex-col divide-y divide-line border-line border-y">
        {models.map(({ id, title, summary, on, rooms }) => (
          <li key={id} className="flex items-start gap-4 py-4">
            <div className="min-w-0 flex-1">
              <Link href={`/models/${id}`} className="font-medium hover:underline">
                {title}
              </Link>
              <p className="text-sm text-soft">{summary}</p>
              <p className="mt-1 text-sm text-soft">
                {rooms === 1 ? t("modelsPage.n1OpenRoomHas") : t("modelsPage.roomsOpenRoomsHave", { rooms })}
              </p>
            </div>
            <ModelSwitch id={id} title={title} on={on} />
          </li>
        ))}
      </ul>
    </>
  );
}
