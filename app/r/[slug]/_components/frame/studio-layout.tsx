"use client";

import { useTranslations } from "next-intl";
import type { Theme } from "@/app/_theme/theme";
import { Film } from "../film/film";
import { HintCard } from "../hints/hint-card";
import { Panel } from "../panels/panel";
import { PanelTabs } from "../panels/panel-tabs";
import { PeekCard } from "../peek/peek-card";
import { Picture } from "../picture/picture";
import { Votes } from "../votes/votes";
import { AtDoor } from "./at-door";
import { CardList } from "./card";
import { ConsentAsked } from "./consent-asked";
import { Notice } from "./notice";
import { TopBar } from "./top-bar";
import { useScreen } from "./use-screen";

/**
 * Desktop: sources and chat left, picture, the controls right, film below. Tablet: picture and one column. Phone:
 * picture on top, one panel below it, tabs under the thumb; on its side, the panel beside the picture.
 */
export function StudioLayout({ theme }: { theme: Theme }) {
  const t = useTranslations("room");
  const screen = useScreen();
  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-paper">
      <div className="relative shrink-0">
        <TopBar screen={screen} theme={theme} />
        <Notice />
        <CardList>
          <AtDoor />
          <ConsentAsked />
          <Votes />
        </CardList>
      </div>
      {screen === "desktop" && (
        <div className="grid min-h-0 flex-1 grid-cols-[clamp(264px,20vw,320px)_minmax(0,1fr)_clamp(340px,25vw,400px)]">
          <aside
            aria-label={t("studioLayout.sourcesAndChat")}
            className="grid min-h-0 min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_minmax(11rem,28%)] border-line border-e"
          >
            <Panel which="sources" titled />
            <Panel which="chat" titled className="border-line border-t" />
          </aside>
          <main className="flex min-h-0 min-w-0 flex-col">
            <Picture />
            <Film />
          </main>
          <aside aria-label={t("studioLayout.controls")} className="min-h-0 min-w-0 border-line border-s">
            <PanelTabs tabs={["directions", "hands", "desk", "palette", "loop"]} />
          </aside>
        </div>
      )}
      {screen === "tablet" && (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_360px]">
          <main className="flex min-h-0 min-w-0 flex-col">
            <Picture />
            <Film />
          </main>
          <aside aria-label={t("studioLayout.controls")} className="min-h-0 min-w-0 border-line border-s">
            <PanelTabs
              tabs={["directions", "hands", "desk", "sources", "palette", "loop", "chat", "people"]}
              icons
            />
          </aside>
        </div>
      )}
      {screen !== "phone" && <PeekCard />}
      {screen !== "phone" && <HintCard />}
      {screen === "phone" && (
        <main className="flex min-h-0 min-w-0 flex-1 flex-col short:flex-row">
          <Picture />
          <div className="min-h-0 min-w-0 flex-1 short:border-line short:border-s">
            <PanelTabs
              tabs={["directions", "hands", "desk", "sources", "palette", "loop", "film", "chat", "people"]}
              icons
              below
            />
          </div>
        </main>
      )}
    </div>
  );
}
