"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";

const FreshStartVote = dynamic(() => import("./fresh-start-vote").then((module) => module.FreshStartVote), {
  ssr: false,
});
const PicturesVote = dynamic(() => import("./pictures-vote").then((module) => module.PicturesVote), {
  ssr: false,
});
const ProposalsShelf = dynamic(() => import("./proposals-shelf").then((module) => module.ProposalsShelf), {
  ssr: false,
});

/** What is proposed, or the vote that runs. How it ended is said, and in the picture where it changed that. */
export function Votes() {
  const t = useTranslations("room");
  const live = useLive();
  const { ballot, elected, proposals } = useSignal(live.status);
  const before = useRef({ ballot: ballot?.of, elected: elected?.seq });

  useEffect(() => {
    const was = before.current;
    before.current = { ballot: ballot?.of, elected: elected?.seq };
    if (ballot && ballot.of !== was.ballot) live.news.set(t("votes.voteBegan", { about: ballot.about }));
    if (was.ballot && !ballot)
      live.news.set(elected?.seq === was.elected ? t("votes.stays") : t("votes.pictureIsAnother"));
  }, [live, ballot, elected, t]);

  if (ballot)
    return ballot.about === "fresh" ? <FreshStartVote ballot={ballot} /> : <PicturesVote ballot={ballot} />;
  return proposals ? <ProposalsShelf proposals={proposals} /> : null;
}
