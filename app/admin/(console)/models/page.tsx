import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { callerFor } from "@/server/trpc/caller";
import { ModelSwitch } from "../../_components/model-switch";
import { Title } from "../../_components/title";

export const metadata: Metadata = { title: "Models" };

export default async function Models() {
  const api = await callerFor(await headers());
  const models = await api.admin.models.list();
  return (
    <>
      <Title about="A model that is off begins no new room. Rooms that have it keep it, and so do branches and remixes of them.">
        Models
      </Title>
      <ul className="flex max-w-3xl flex-col divide-y divide-line border-line border-y">
        {models.map(({ id, title, summary, on, rooms }) => (
          <li key={id} className="flex items-start gap-4 py-4">
            <div className="min-w-0 flex-1">
              <Link href={`/models/${id}`} className="font-medium hover:underline">
                {title}
              </Link>
              <p className="text-sm text-soft">{summary}</p>
              <p className="mt-1 text-sm text-soft">
                {rooms === 1 ? "1 open room has it" : `${rooms} open rooms have it`}
              </p>
            </div>
            <ModelSwitch id={id} title={title} on={on} />
          </li>
        ))}
      </ul>
    </>
  );
}
