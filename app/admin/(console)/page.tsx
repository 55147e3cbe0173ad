import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { callerFor } from "@/server/trpc/caller";
import { Title } from "../_components/title";
import { stateWords } from "../_components/words";

/** How the place stands, each number a way to where it can be looked at. */
export default async function Overview() {
  const t = await getTranslations("admin");
  const api = await callerFor(await headers());
  const now = await api.admin.overview();
  const figures = [
    { label: t("page.accounts"), value: now.people, href: "/admin/people?filter=accounts" },
    { label: t("page.guests"), value: now.guests, href: "/admin/people?filter=guests" },
    { label: t("page.openRooms"), value: now.rooms, href: "/moderation/rooms" },
    { label: t("page.worksWall"), value: now.works, href: "/gallery" },
    { label: t("page.casesWaiting"), value: now.casesOpen, href: "/moderation" },
    { label: t("page.jobsWaiting"), value: now.jobsWaiting, href: "/admin/rendering" },
    {
      label: t("page.jobsFailed"),
      value: now.jobsFailed,
      href: "/admin/rendering",
      alarm: now.jobsFailed > 0,
    },
    { label: t("page.powersUsedWeek"), value: now.audited, href: "/admin/audit" },
  ];
  const renders = now.rendering === "ready";
  return (
    <>
      <Title
        about={
          renders
            ? t("page.picturesMadeEngineEverything", { engine: now.engine ?? "" })
            : t("page.nothingRendersRightNow")
        }
      >
        {t("page.overview")}
      </Title>
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line md:grid-cols-4">
        {figures.map(({ label, value, href, alarm }) => (
          <li key={label} className="flex">
            <Link
              href={href}
              className="flex grow flex-col bg-raised p-5 -outline-offset-2 hover:bg-sunk sm:p-6"
            >
              <span className={`numbers text-3xl tracking-tight ${alarm ? "text-danger" : ""}`}>{value}</span>{" "}
              <span className="mt-1 text-sm text-soft">{label}</span>
            </Link>
          </li>
        ))}
      </ul>
      {now.unnamedProxies.length > 0 && (
        <p role="status" className="mt-6 text-danger">
          {t("page.requestsComeThroughValue", {
            value: now.unnamedProxies.map(({ address }) => address).join(", "),
          })}
        </p>
      )}
      {!renders && (
        <p role="status" className="mt-6 text-danger">
          {t("page.renderingIsRendering", { rendering: stateWords(t, now.rendering) })}{" "}
          <Link href="/admin/rendering" className="underline">
            {t("page.seeWhy")}
          </Link>
          .
        </p>
      )}
    </>
  );
}
