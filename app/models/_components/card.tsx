import { useLocale, useTranslations } from "next-intl";
import Markdown from "react-markdown";

/** A model's card, in its maker's words, and their language: screen readers are told that it is English. */
export function Card({ text }: { text: string }) {
  const t = useTranslations("models");
  const locale = useLocale();
  return (
    <section aria-label={t("card.card")} className="card max-w-prose" lang="en">
      <Markdown
        components={{
          // The card's own title is the page's.
          h1: () => (
            <h2 lang={locale} className="font-semibold text-2xl tracking-tight">
              {t("card.card")}
            </h2>
          ),
          h2: ({ children }) => <h3 className="mt-6 font-semibold text-lg">{children}</h3>,
          p: ({ children }) => <p className="mt-3">{children}</p>,
          ul: ({ children }) => <ul className="mt-3 flex list-disc flex-col gap-1.5 ps-5">{children}</ul>,
          a: ({ children, href }) => (
            <a href={href} className="underline underline-offset-2" rel="noopener">
              {children}
            </a>
          ),
        }}
      >
        {text.replace(/(\d) (%|px\b)/g, "$1\u00a0$2")}
      </Markdown>
    </section>
  );
}
