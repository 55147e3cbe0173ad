import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { Table } from "@/app/_components/table";
import { callerFor } from "@/server/trpc/caller";
import { LiftFingerprint } from "../../_components/lists/lift-fingerprint";
import { WordLists } from "../../_components/lists/word-lists";
import { Section, Title } from "../../_components/title";
import { day } from "../../_components/words";

export const metadata: Metadata = { title: "Lists" };

export default async function Lists() {
  const api = await callerFor(await headers());
  const [words, looks] = await Promise.all([api.admin.words.list(), api.admin.fingerprints.list()]);
  return (
    <>
      <Title>Lists</Title>
      <Section
        title="Words"
        about="A listed word brings what it is in before a moderator; it hides nothing by itself. These come on top of the list that ships with Cohue, or spare words of it."
      >
        <WordLists words={words} />
      </Section>
      <Section
        title="Blocked looks"
        about="A work that looks like one of these, also mirrored or turned, is held until a moderator has seen it."
      >
        <Table
          head={["Work", "Look", "By", "Since", "What to do"]}
          empty="No look is blocked."
          rows={looks.map(({ work, title, case: of, hash, by, at, liftedAt }) => ({
            key: `${work}-${of}-${at}`,
            cells: [
              <Link dir="auto" key="work" href={`/moderation/cases/${of}`} className="hover:underline">
                {title}
              </Link>,
              <code key="hash" className="text-sm">
                {hash}
              </code>,
              by,
              day(at),
              liftedAt ? `lifted ${day(liftedAt)}` : <LiftFingerprint key="lift" work={work} title={title} />,
            ],
          }))}
        />
      </Section>
    </>
  );
}
