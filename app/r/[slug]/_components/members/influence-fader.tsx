"use client";

import { useTranslations } from "next-intl";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { influenceOf } from "@/core/picture/recipe/shown";
import type { Member } from "@/core/room/protocol/messages";
import { percent } from "../fader/fader-words";
import { ValueFader } from "../fader/value-fader";

/** How much of a member's pulls is in the picture: theirs to move, and the host's. */
export function InfluenceFader({ member, roomy }: { member: Member; roomy: boolean }) {
  const t = useTranslations("room");
  const live = useLive();
  const { me, role } = useSignal(live.people);
  const { actor, name } = member;
  return (
    <ValueFader
      bare={!roomy}
      label={t("influenceFader.influence")}
      name={t("influenceFader.influenceOfName", { name })}
      register={`influence/${actor}`}
      min={0}
      max={1}
      step={0.05}
      home={1}
      locked={actor !== me && role !== "host"}
      colour={colourOf(member)}
      read={() => influenceOf(live.recipe, actor)}
      edit={(value) => ({ kind: "influence", member: actor, value })}
      words={percent}
    />
  );
}
