import Link from "next/link";
import type { ReactNode } from "react";
import { APPEAL_MS, UNDO_MS } from "@/core/moderation/case";
import { REPORTS_PER_HOUR } from "@/core/moderation/limits";
import { BAR_DAYS, STRIKE_MS, STRIKES } from "@/core/moderation/standing";
import { CONSENT_DAYS } from "@/core/work/record/consent";

const DAY = 86_400_000;

/** How the rules are kept: from a report to an appeal, with what works and what does not. */
export const HowItIsKept = () => (
  <section aria-labelledby="kept" className="mt-20">
    <h2 id="kept" className="font-semibold text-2xl tracking-tight">
      How they are kept
    </h2>
    <div className="mt-8 grid gap-x-16 gap-y-10 md:grid-cols-2">
      <Topic id="reports" title="Reports">
        <p>
          Whoever can see a thing can report it, as a guest too. All reports on one thing are one case. One
          report, or a hundred, hide nothing by themselves: a moderator looks and decides. You are told what
          came of yours, and find it under{" "}
          <Link href="/me/reports" className="touch text-ink underline underline-offset-4">
            my reports
          </Link>
          . The one you reported is never told that it was you.
        </p>
        <p>
          What a report weighs is the share of your earlier ones that turned out right, counted as if one of
          two had been before; a guest’s weighs half. The weight, and how grave the rule is, order the queue.
          They decide nothing.
        </p>
        <p>
          The most in an hour are {REPORTS_PER_HOUR.account} reports of an account, {REPORTS_PER_HOUR.guest}{" "}
          of a guest, {REPORTS_PER_HOUR.network} from one network.
        </p>
      </Topic>
      <Topic id="decisions" title="Decisions">
        <p>
          A moderator can label, hide or remove a thing, freeze or close a room, remove somebody from one or
          set back what they did there, and warn, mute, suspend or ban a person. Nobody decides in their own
          cause. Whom a decision concerns reads all of it: what is restricted, where, how long, what was
          found, under which rule. Who decided and who reported is not said.
        </p>
        <p>
          A slip can be taken back within {UNDO_MS / 60_000} minutes; after that, giving something back needs
          a reason. Removing a work touches none that was made from it: those are listed, and each is looked
          at for itself.
        </p>
      </Topic>
      <Topic id="publishing" title="Publishing">
        <p>
          From a public room a host publishes at once, and the room’s door says so. Everyone who edited is
          asked how to appear, and is unnamed until they answer.
        </p>
        <p>
          From a room that is private, unlisted or behind a password, or was one before its host opened it,
          nothing is published before everyone who edited there has answered: with their name, unnamed, or
          without their part. They are asked in the room and in their inbox, with the picture, the words and
          the credit. Until then nobody else sees it, and the host can give it up. Who has not answered after{" "}
          {CONSENT_DAYS} days is left out of the picture, and can join it later. Whoever is new in a later
          version of such a work is in it only once they agree.
        </p>
      </Topic>
      <Topic id="appeals" title="Appeals">
        <p>
          Every decision that restricts something can be appealed once, within {APPEAL_MS / DAY} days, under{" "}
          <Link href="/me/decisions" className="touch text-ink underline underline-offset-4">
            decisions about me
          </Link>
          , by those who are banned too. Someone else than who decided answers. A decision that is overturned
          gives everything back: what was hidden, the strike, the account, the place in a room. Where it
          concerns several people, each can appeal, and one answer is for all.
        </p>
      </Topic>
      <Topic id="strikes" title="Strikes">
        <p>
          A decision can count as a strike. It counts for {STRIKE_MS / DAY} days, and only while the decision
          stands. At {STRIKES} a suspension is proposed to the moderator who decides next; none is made by
          itself.
        </p>
      </Topic>
      <Topic id="bans" title="Suspensions and bans">
        <p>
          Who is suspended or banned is out of every room within a second, and can look at what is public, no
          more. A suspension ends by itself; a ban ends when it says, which can be never.
        </p>
        <p>
          A guest has no account to ban. So a ban also bars the browser, by a signed cookie, for{" "}
          {BAR_DAYS.device} days, and for guests the internet address they came from, for {BAR_DAYS.address}{" "}
          days, or until the ban ends, if that is sooner. The bar keeps a keyed code of each, from which
          neither can be read back.
        </p>
        <p>
          Both can be got around: cookies can be deleted, addresses change. And both can hit the wrong person:
          browsers and addresses are shared. So they keep out new guests and new accounts, never an account
          there is, and an address never keeps out a guest who was here before. If it was not you, sign in,
          come from elsewhere, or ask a moderator.
        </p>
      </Topic>
      <Topic id="automatic" title="What machines do">
        <p>
          Listed words in titles, names, comments and chat bring a thing to a moderator’s attention, and so
          does a picture that a classifier of this site’s operator finds, where there is one. They hide
          nothing.
        </p>
        <p>
          One thing is held by itself: a new work that looks like a removed one whose look was blocked, turned
          and mirrored too. It is not shown until a moderator has seen it, and its maker is told so.
        </p>
      </Topic>
      <Topic id="open" title="In the open">
        <p>
          Everything that is decided is in the{" "}
          <Link href="/log" className="touch text-ink underline underline-offset-4">
            public log
          </Link>
          , without names, titles or pictures, and counted in the{" "}
          <Link href="/transparency" className="touch text-ink underline underline-offset-4">
            transparency report
          </Link>
          .
        </p>
      </Topic>
    </div>
  </section>
);

const Topic = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4">
    <h3 id={`${id}-title`} className="font-semibold text-lg">
      {title}
    </h3>
    <div className="mt-1 flex max-w-prose flex-col gap-3 text-soft">{children}</div>
  </section>
);
