import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { scopeWords } from "@/app/_api/scope-words";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { codesOf } from "@/core/api/operation";
import { OPERATIONS } from "@/core/api/operations";
import { SCOPE_IDS } from "@/core/api/scopes";
import { CODES } from "@/core/kernel/errors";
import { callerFor, instanceOrigin } from "@/server/trpc/caller";
import { Example } from "./_components/example";
import { OperationSection } from "./_components/operation-section";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("apiDocs");
  return {
    title: t("apiDocsPage.httpApi"),
    description: t("apiDocsPage.readWorksRecordsModels"),
  };
}

const operations = Object.entries(OPERATIONS);
const tags = [...new Set(operations.map(([, { tag }]) => tag))];
const codes = [...new Set(operations.flatMap(([, operation]) => codesOf(operation)))];

/** The HTTP API for those who read: made from the same schemas as its OpenAPI document. */
export default async function ApiDocs() {
  const tTerms = await getTranslations("terms");
  const t = await getTranslations("apiDocs");
  const api = await callerFor(await headers());
  const me = await api.me.get();
  const base = `${instanceOrigin()}/api/v1`;
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto grid w-full max-w-[1300px] grid-cols-[minmax(0,1fr)] gap-x-16 px-5 pt-6 sm:px-10 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <nav aria-label={t("apiDocsPage.onThisPage")} className="mb-10 lg:sticky lg:top-6 lg:self-start">
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-soft lg:flex-col">
            {[...tags, t("apiDocsPage.keys"), t("apiDocsPage.errors")].map((tag) => (
              <li key={tag}>
                <a
                  className="touch underline-offset-4 hover:text-ink hover:underline"
                  href={`#${tag.toLowerCase()}`}
                >
                  {tag}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">
            {t("apiDocsPage.httpApi")}
          </h1>
          <p className="mt-3 max-w-prose text-lg text-soft">
            {t("apiDocsPage.worksRecordsModelsOpen")}{" "}
            {t.rich("apiDocsPage.keySameOpenapi3", {
              link: (chunks) => (
                <Link href="/me/keys" className="text-ink underline underline-offset-4">
                  {chunks}
                </Link>
              ),
            })}{" "}
            <a href="/api/v1/openapi.json" className="text-ink underline underline-offset-4">
              {t("apiDocsPage.openapiJson")}
            </a>
            .
          </p>
          <Example label={t("apiDocsPage.theNewestWorks")} code={`curl ${base}/works`} />
          {tags.map((tag) => (
            <section key={tag} aria-labelledby={tag.toLowerCase()} className="mt-16">
              <h2 id={tag.toLowerCase()} className="font-semibold text-2xl tracking-tight">
                {tag}
              </h2>
              {operations.map(
                ([id, operation]) =>
                  operation.tag === tag && (
                    <OperationSection key={id} id={id} operation={operation} base={base} />
                  ),
              )}
            </section>
          ))}
          <section aria-labelledby="keys" className="mt-16">
            <h2 id="keys" className="font-semibold text-2xl tracking-tight">
              {t("apiDocsPage.keys")}
            </h2>
            <p className="mt-3 max-w-prose">
              {t.rich("apiDocsPage.keySentAuthorizationBearer", {
                code: (chunks) => <code>{chunks}</code>,
                code2: (chunks) => <code>{chunks}</code>,
              })}{" "}
              {t.rich("apiDocsPage.ratelimitRemainingRatelimitReset", {
                code: (chunks) => <code>{chunks}</code>,
                code2: (chunks) => <code>{chunks}</code>,
              })}{" "}
              {t.rich("apiDocsPage.retryAfterWhenCome", { code: (chunks) => <code>{chunks}</code> })}
            </p>
            <dl className="mt-6 grid gap-x-8 gap-y-2 sm:grid-cols-[8rem_1fr]">
              {SCOPE_IDS.map((scope) => (
                <div key={scope} className="contents">
                  <dt>
                    <code>{scope}</code>
                  </dt>
                  <dd className="mb-2 text-soft sm:mb-0">{scopeWords(tTerms, scope)}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section aria-labelledby="errors" className="mt-16">
            <h2 id="errors" className="font-semibold text-2xl tracking-tight">
              {t("apiDocsPage.errors")}
            </h2>
            <p className="mt-3 max-w-prose">
              {t.rich("apiDocsPage.errorsApplicationProblemJson", {
                code: (chunks) => <code>{chunks}</code>,
                code2: (chunks) => <code>{chunks}</code>,
                code3: (chunks) => <code>{chunks}</code>,
                code4: (chunks) => <code>{chunks}</code>,
              })}
            </p>
            <dl className="mt-6">
              {codes.map((code) => (
                <div
                  key={code}
                  id={code}
                  className="grid gap-x-8 border-line border-t py-3 target:bg-sunk sm:grid-cols-[12rem_1fr]"
                >
                  <dt>
                    <code>{code}</code> <span className="text-sm text-soft">{CODES[code].status}</span>
                  </dt>
                  <dd className="text-soft">{CODES[code].words}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </main>
      <SiteFooter />
    </>
  );
}
