import type { WorkData } from "@/app/_api/types";
import { inScript, visualArtwork } from "@/core/work/record/json-ld";

type JsonLdProps = { work: WorkData; medium: string; origin: string };

/** The label for machines. */
export function JsonLd({ work, medium, origin }: JsonLdProps) {
  const page = `${origin}/works/${work.id}`;
  const files = `${origin}/api/works/${work.id}`;
  const makers = new Map(
    work.labels.flatMap(({ name, player }) =>
      name ? [[player, { name, url: `${origin}/people/${player}` }] as const] : [],
    ),
  );
  const parents = work.ancestry.lines.filter(({ child }) => child === work.id).map(({ parent }) => parent);
  const json = inScript(
    visualArtwork({
      ...work,
      url: page,
      image: `${files}/1024.jpeg?v=${work.version}`,
      record: `${files}/record.json`,
      parents: parents.map((id) => `${origin}/works/${id}`),
      medium: `Latent of ${medium}`,
      makers: [...makers.values()],
      licenceUrl: work.licence.url,
    }),
  );
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, in which nothing can end the element
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
