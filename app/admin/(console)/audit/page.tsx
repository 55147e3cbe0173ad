import { Download } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Field } from "@/app/_components/ui/field";
import { callerFor } from "@/server/trpc/caller";
import { AuditEntry } from "../../_components/audit-entry";
import { SelectField } from "../../_components/select-field";
import { Title } from "../../_components/title";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("auditPage.auditLog") };
}

type Search = {
  actor?: string;
  action?: string;
  subject?: string;
  from?: string;
  until?: string;
  after?: string;
};
const DAY = 86_400_000;

/** Who used which power, on what, and what it changed. Nothing here can be changed or taken out. */
export default async function Audit({ searchParams }: { searchParams: Promise<Search> }) {
  const t = await getTranslations("admin");
  const api = await callerFor(await headers());
  const { actor = "", action = "", subject = "", from = "", until = "", after } = await searchParams;
  const filter = {
    actor: actor || undefined,
    action: action || undefined,
    subject: subject || undefined,
    from: from ? Date.parse(from) || undefined : undefined,
    // The day itself is meant too.
    until: until ? Date.parse(until) + DAY || undefined : undefined,
  };
  const [{ entries, next }, choices] = await Promise.all([
    api.admin.audit.list({ ...filter, cursor: after }),
    api.admin.audit.choices(),
  ]);
  const asked = { actor, action, subject, from, until };
  const file = (format: string) => `/api/admin/audit.${format}?${new URLSearchParams(asked)}`;
  return (
    <>
      <Title about={t("auditPage.whoUsedWhichPower")}>{t("auditPage.auditLog")}</Title>
      <form
        action="/admin/audit"
        className="grid items-end gap-4 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_1fr_auto_auto_auto]"
      >
        <SelectField
          label={t("auditPage.who")}
          name="actor"
          defaultValue={actor}
          options={[
            { value: "", label: t("auditPage.anyone") },
            ...choices.actors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SelectField
          label={t("auditPage.what")}
          name="action"
          defaultValue={action}
          options={[
            { value: "", label: t("auditPage.anything") },
            ...choices.actions.map((name) => ({ value: name, label: name })),
          ]}
        />
        <Field
          label={t("auditPage.on")}
          name="subject"
          defaultValue={subject}
          placeholder={t("auditPage.nameTitleId")}
        />
        <Field label={t("auditPage.from")} name="from" type="date" defaultValue={from} />
        <Field label={t("auditPage.until")} name="until" type="date" defaultValue={until} />
        <Button type="submit">{t("auditPage.show")}</Button>
      </form>
      <p className="mt-4 flex flex-wrap gap-2">
        {["csv", "json"].map((format) => (
          <ButtonLink key={format} href={file(format)} prefetch={false} download>
            <Download aria-hidden className="size-4.5" />
            {format.toUpperCase()}
          </ButtonLink>
        ))}
      </p>
      {entries.length === 0 ? (
        <p className="mt-8 text-soft">{t("auditPage.nothingFitsThat")}</p>
      ) : (
        <ol className="mt-6 divide-y divide-line border-line border-y">
          {entries.map((entry) => (
            <AuditEntry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {next && (
        <ButtonLink href={`/admin/audit?${new URLSearchParams({ ...asked, after: next })}`} className="mt-6">
          {t("auditPage.older")}
        </ButtonLink>
      )}
    </>
  );
}
