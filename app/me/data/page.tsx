import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { minePage } from "../_components/mine-page";
import { Leave } from "./_components/leave";

export const metadata: Metadata = { title: "My data" };

/** What is kept about somebody: to take along, to correct, to erase. */
export default function MyData() {
  return minePage("data", async (_api, me) => (
    <div className="flex max-w-prose flex-col gap-12">
      <section aria-labelledby="take">
        <h1 id="take" className="mt-8 font-semibold text-3xl tracking-[-0.02em]">
          My data
        </h1>
        <p className="mt-2 text-soft">
          Everything here that is about you, as one archive: your profile, rooms, every edit you made, works
          with their records and largest pictures, credits, what you said, collections, notices, and what
          moderators decided about you. All of it is JSON, with a text that explains it.
        </p>
        {/* No Link: the archive is made when it is asked for, and must not be fetched ahead. */}
        <a
          href="/api/me/archive.zip"
          download
          className="mt-5 inline-flex h-11 items-center gap-2 rounded-md border border-edge px-4 font-medium hover:bg-sunk"
        >
          <Download aria-hidden />
          Take everything along
        </a>
      </section>
      <section aria-labelledby="correct">
        <h2 id="correct" className="font-semibold text-xl">
          To correct or hide something
        </h2>
        <ul className="mt-3 flex list-disc flex-col gap-2 pl-5 text-soft">
          <li>
            Your name: in your <Inner href="/account">account</Inner>.
          </li>
          <li>
            Your name on a work, or your part in it: under <Inner href="/me/credits">Credits</Inner>.
          </li>
          <li>
            A work you published: on its page, from <Inner href="/me/works">Works</Inner>.
          </li>
          <li>
            What you put together: under <Inner href="/me/collections">Collections</Inner>.
          </li>
        </ul>
      </section>
      <Leave isGuest={me.user?.isGuest ?? true} />
    </div>
  ));
}

const Inner = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="touch text-ink underline underline-offset-4">
    {children}
  </Link>
);
