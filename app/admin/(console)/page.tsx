import { headers } from "next/headers";
import Link from "next/link";
import { callerFor } from "@/server/trpc/caller";
import { Title } from "../_components/title";

/** How the place stands, each number a way to where it can be looked at. */
export default async function Overview() {
  const api = await callerFor(await headers());
  const now = await api.admin.overview();
  const figures = [
    { label: "accounts", value: now.people, href: "/admin/people?filter=accounts" },
    { label: "guests", value: now.guests, href: "/admin/people?filter=guests" },
    { label: "open rooms", value: now.rooms, href: "/moderation/rooms" },
    { label: "works on the wall", value: now.works, href: "/gallery" },
    { label: "cases waiting", value: now.casesOpen, href: "/moderation" },
    { label: "jobs waiting", value: now.jobsWaiting, href: "/admin/rendering" },
    { label: "jobs failed", value: now.jobsFailed, href: "/admin/rendering", alarm: now.jobsFailed > 0 },
    { label: "powers used this week", value: now.audited, href: "/admin/audit" },
  ];
  const renders = now.rendering === "ready";
  return (
    <>
      <Title
        about={
          renders
            ? `Pictures are made by ${now.engine}. Everything an admin does here is written down.`
            : "Nothing renders right now: rooms take edits, but show no new pictures."
        }
      >
        Overview
      </Title>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line md:grid-cols-4">
        {figures.map(({ label, value, href, alarm }) => (
          <Link
            key={label}
            href={href}
            className="flex flex-col-reverse justify-end bg-raised p-5 hover:bg-sunk sm:p-6"
          >
            <dt className="mt-1 text-sm text-soft">{label}</dt>
            <dd className={`numbers text-3xl tracking-tight ${alarm ? "text-danger" : ""}`}>{value}</dd>
          </Link>
        ))}
      </dl>
      {now.unnamedProxies.length > 0 && (
        <p role="status" className="mt-6 text-danger">
          Requests come through {now.unnamedProxies.map(({ address }) => address).join(", ")}, which forwards
          for others and is not named in TRUSTED_PROXIES: everyone behind it seems to be one visitor, so
          limits and bans by address do not hold. If it is your proxy, add it to TRUSTED_PROXIES and start
          again.
        </p>
      )}
      {!renders && (
        <p role="status" className="mt-6 text-danger">
          Rendering is {now.rendering}.{" "}
          <Link href="/admin/rendering" className="underline">
            See why
          </Link>
          .
        </p>
      )}
    </>
  );
}
