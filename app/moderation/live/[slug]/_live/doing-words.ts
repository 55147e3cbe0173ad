import type { Say } from "@/app/_words/say";
import type { Edit } from "@/core/picture/edits/edit";
import type { RoomEvent } from "@/core/room/log/event";

export type LabelOf = (control: string) => string;

const amount = (t: Say<"desk">, value: number): string =>
  t("recipe.amount", { value: Math.round(value * 10) / 10 || 0 }).replace("-", "\u2212");

/** An edit in a few words, after the name of who made it. */
export function wordsOfEdit(t: Say<"desk">, edit: Edit, labelOf: LabelOf): string {
  switch (edit.kind) {
    case "model":
      return t("doingWords.changedTheModel");
    case "seed":
      return t("doingWords.setSeedValue", { value: edit.value });
    case "truncation":
      return t("doingWords.setVarietyValue", { value: edit.value });
    case "ratio":
      return t("doingWords.setShapeValue", { value: edit.value });
    case "style":
      return t("doingWords.mixedBandStyles", { band: edit.band });
    case "contribution":
      return t("doingWords.pullsLabelofAmount", {
        labelOf: labelOf(edit.control),
        amount: amount(t, edit.value),
      });
    case "influence":
      return t("doingWords.setInfluenceValue", { value: Math.round(edit.value * 100) });
    case "blend":
      return edit.value ? t("doingWords.blendedSomethingIn") : t("doingWords.tookBlendOut");
    case "palette":
      return edit.value ? t("doingWords.changedThePalette") : t("doingWords.tookPaletteOff");
    case "hold":
      return edit.value === null
        ? t("doingWords.letGoLabelof", { labelOf: labelOf(edit.control) })
        : t("doingWords.pinnedLabelof", { labelOf: labelOf(edit.control) });
    case "keyframe":
      return edit.value ? t("doingWords.keptAKeyframe") : t("doingWords.droppedAKeyframe");
    case "finish":
      return edit.value ? t("doingWords.gavePictureFinish") : t("doingWords.tookFinishOff");
    case "hand":
      if (!edit.value) return t("doingWords.stoppedPaintingLabelof", { labelOf: labelOf(edit.hand) });
      return t("doingWords.paintsLabelofPlaces", {
        labelOf: labelOf(edit.hand),
        mask: edit.value.mask ? "yes" : "no",
      });
    case "paint":
      return t("doingWords.setsFinishsPaintAmount", { paint: edit.paint, amount: amount(t, edit.value) });
    case "own-hand":
      return edit.value ? t("doingWords.madeHandPicture") : t("doingWords.tookHandMadePicture");
  }
}

/** What happened that is no edit; null for edits, which are told as they come. */
export function eventWords(
  t: Say<"desk">,
  event: RoomEvent,
  nameOf: (actor: string) => string,
): string | null {
  switch (event.kind) {
    case "created":
    case "edit":
      return null;
    case "undo":
      return t("doingWords.tookSomethingBack");
    case "redo":
      return t("doingWords.didSomethingAgain");
    case "joined":
      return t("doingWords.cameIn");
    case "left":
      return t("doingWords.leftForGood");
    case "role":
      return t("doingWords.madeNameRole", { name: nameOf(event.payload.member), role: event.payload.role });
    case "kick":
      return t("doingWords.removedName", {
        removed: event.payload.kicked ? "yes" : "no",
        name: nameOf(event.payload.member),
      });
    case "mute":
      return t("doingWords.mutedName", {
        muted: event.payload.muted ? "yes" : "no",
        name: nameOf(event.payload.member),
      });
    case "freeze":
      return event.payload.frozen ? t("doingWords.frozeTheRoom") : t("doingWords.thawedTheRoom");
    case "lock":
      return event.payload.locked ? t("doingWords.lockedAControl") : t("doingWords.unlockedAControl");
    case "revert":
      return t("doingWords.setNameBackMoment", { name: nameOf(event.payload.member), to: event.payload.to });
    case "fade":
      return t("doingWords.madePullsPeopleWho");
    case "restore":
      return t("doingWords.restoredMomentTo", { to: event.payload.to });
    case "propose":
      return t("doingWords.proposedAPicture");
    case "unpropose":
      return t("doingWords.tookProposalBack");
    case "ballot":
      return t("doingWords.beganVote", { about: event.payload.about });
    case "vote":
      return t("doingWords.voted");
    case "elected":
      return event.payload.recipe ? t("doingWords.votedInPicture") : t("doingWords.voteChangedNothing");
    case "bring-back":
      return t("doingWords.broughtBackBeforeVote");
  }
}
