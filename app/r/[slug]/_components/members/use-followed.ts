import { useEffect, useState } from "react";
import { useFacts, useLive } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { type PanelId, panelOf } from "../panels/panels";

/** Whom I follow, and the panel and register their hand was last on. */
export function useFollowed(): { register: string | null; panel: PanelId | null } {
  const live = useLive();
  const { model } = useFacts();
  const following = useSignal(live.following);
  const [register, setRegister] = useState<string | null>(null);

  useEffect(() => {
    setRegister(null);
    if (!following) return;
    return live.peers.watchAll((presence) => {
      if (presence.actor === following && presence.grabbing) setRegister(presence.grabbing);
    });
  }, [live, following]);

  return { register, panel: register === null ? null : panelOf(register, model.controls) };
}
