/** Who can find a room, and who may come in without being invited. */
import type { Say } from "@/app/_words/say";
export const visibilitiesIn = (t: Say<"frame">) =>
  [
    { value: "public", label: t("visibility.public"), hint: t("visibility.lobbyPictureAnyoneMay") },
    { value: "unlisted", label: t("visibility.unlisted"), hint: t("visibility.notLobbyAnyoneLink") },
    { value: "private", label: t("visibility.private"), hint: t("visibility.onlyPeopleSendInvite") },
  ] as const;
export type Visibility = ReturnType<typeof visibilitiesIn>[number]["value"];
