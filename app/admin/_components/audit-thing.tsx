import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AdminAudit } from "@/app/_api/types";

export type NamedThing = AdminAudit["things"][number];

/** Enough of an id to tell two apart. */
const SHORT = 8;

/** Something by its name or title, and the way to its page; by a short id only where nothing else is known of it. */
export function AuditThing({ thing }: { thing: NamedThing }) {
  const t = useTranslations("admin");
  const { kind, id, name, href } = thing;
  const words =
    name === null ? (
      <>
        {t(`auditEntry.gone.${kind}`)} <span className="narrow">({id.slice(0, SHORT)})</span>
      </>
    ) : kind === "case" ? (
      t.rich("auditEntry.caseAbout", { title: name, bdi: (chunks) => <bdi>{chunks}</bdi> })
    ) : (
      <bdi>{name}</bdi>
    );
  if (href === null) return <span>{words}</span>;
  return (
    // Not fetched before it is asked for: it may be gone from its place.
    <Link href={href} prefetch={false} className="text-ink underline underline-offset-4">
      {words}
    </Link>
  );
}
