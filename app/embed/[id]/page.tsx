import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { listsIn } from "@/app/_words/in-list";
import { faultHere } from "@/app/_words/said-here";
import { makersLine } from "@/app/_works/makers";
import { WorkImage } from "@/app/_works/work-image";
import { AppError } from "@/core/kernel/errors";
import { WorkId } from "@/core/kernel/ids/ids";
import { callerFor } from "@/server/trpc/caller";

/** A work for other people's pages: the picture and its label, nothing else. */
export default async function Embed({ params }: { params: Promise<{ id: string }> }) {
  const t = await getTranslations("works");
  const language = await getLocale();
  const id = WorkId.safeParse((await params).id);
  if (!id.success) notFound();
  const api = await callerFor(await headers());
  const work = await api.work.get({ id: id.data }).catch((error: unknown) => {
    if (error instanceof TRPCError && error.cause instanceof AppError) {
      if (error.cause.code === "gone") return faultHere(error.cause);
      notFound();
    }
    throw error;
  });
  if (typeof work === "string") return <main className="p-6">{work}</main>;
  const names = work.labels.flatMap(({ name }) => (name ? [name] : []));
  return (
    <main>
      <figure className="flex min-h-dvh flex-col bg-paper">
        <a href={`/works/${work.id}`} target="_blank" rel="noopener">
          <WorkImage
            id={work.id}
            version={work.version}
            size={1024}
            alt={work.title}
            ratio={work.ratio}
            eager
            // Its label is seen in a window or frame that is low, too.
            className="mx-auto w-[min(100%,calc((100dvh-4.5rem)*var(--shape)))]"
          />
        </a>
        <figcaption className="px-4 py-3">
          <span dir="auto" className="block truncate font-semibold">
            {work.title}
          </span>
          <span className="block truncate text-sm text-soft">
            <bdi>
              {makersLine(
                t,
                listsIn(language),
                [...new Set(names)].slice(0, 3),
                work.labels.length - names.length,
              )}
            </bdi>
            , {work.licence.label}
          </span>
        </figcaption>
      </figure>
    </main>
  );
}
