import { Plus } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** The way from a model to a room that it draws. */
export async function OpenRoomWith({ model }: { model: string }) {
  const t = await getTranslations("instrument.model");
  return (
    <Link
      href={`/rooms?model=${model}`}
      className="touch mt-3 inline-flex items-center gap-1.5 font-medium underline underline-offset-4"
    >
      <Plus aria-hidden className="size-4" />
      {t("openRoom")}
    </Link>
  );
}
