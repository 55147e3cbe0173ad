import { useTranslations } from "next-intl";
import type { Operation } from "@/core/api/operation";
import { exampleOf, type Field, fieldsOf } from "@/core/api/readable";
import { Coded } from "./coded";
import { Example } from "./example";

type OperationSectionProps = { id: string; operation: Operation; base: string };

/** One operation: what it does, what it takes, what it answers, how to try it. */
export function OperationSection({ id, operation, base }: OperationSectionProps) {
  const t = useTranslations("apiDocs");
  const { method, path, summary, description, scope, params, query, body, answer } = operation;
  return (
    <article aria-labelledby={id} className="mt-8 border-line border-t pt-6">
      <h3 id={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-lg">
        <span className="font-semibold">{summary}</span>
        <code className="break-all text-base text-soft">
          {method.toUpperCase()} {path}
        </code>
      </h3>
      {description && (
        <p className="mt-2 max-w-prose text-soft">
          <Coded words={description} />
        </p>
      )}
      {scope && (
        <p className="mt-2">
          {t.rich("operationSection.takesKeyScope", { code: () => <code>{scope}</code> })}
        </p>
      )}
      <Fields title={t("operationSection.inTheAddress")} fields={[...fieldsOf(params), ...fieldsOf(query)]} />
      {body && <Fields title={t("operationSection.bodyJson")} fields={fieldsOf(body)} />}
      {answer ? (
        <Fields title={t("operationSection.answerJson")} fields={fieldsOf(answer)} answered />
      ) : (
        <p className="mt-4">{t("operationSection.answersPictureImagePng")}</p>
      )}
      <Example label={t("operationSection.tryIt")} code={exampleOf(operation, base)} />
    </article>
  );
}

function Fields({ title, fields, answered = false }: { title: string; fields: Field[]; answered?: boolean }) {
  const t = useTranslations("apiDocs");
  if (fields.length === 0) return null;
  return (
    <details className="mt-4" open={!answered}>
      <summary className="touch cursor-pointer font-medium text-sm">{title}</summary>
      <dl className="mt-2 text-sm">
        {fields.map(({ name, type, needed, words }) => (
          <div key={name + type} className="grid gap-x-6 border-line border-t py-2 sm:grid-cols-[14rem_1fr]">
            <dt>
              <code className="break-all">{name}</code>
              {!answered && needed && <span className="text-soft"> {t("operationSection.needed")}</span>}
            </dt>
            <dd className="text-soft">
              {type}
              {words && (
                <>
                  . <Coded words={words} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
