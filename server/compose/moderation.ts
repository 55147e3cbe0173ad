import type { CaseDeps, ModerationDeps } from "@/server/domain/moderation/deps";
import { Screen } from "@/server/domain/moderation/screening/screen";
import type { Rooms } from "@/server/domain/room/port/rooms";
import { loadClassifier, openScreening } from "@/server/infra/screening/screening";
import type { ScreenText } from "@/server/services";
import type { Infra } from "./infra";

export type Screening = {
  /** Screens works before they are shown. */
  screen: Screen;
  /** Screens what people write for moderators. Nothing waits for it. */
  screenText: ScreenText;
};

/** What screens texts and pictures for moderators. It needs no room, so rooms are built on it. */
export async function composeScreening(infra: Infra): Promise<Screening> {
  const { config, logger } = infra;
  const classifier = config.screenClassifier ? await loadClassifier(config.screenClassifier) : undefined;
  const screen = new Screen(caseDeps(infra), openScreening(classifier));
  const screenText: ScreenText = (subject, text) =>
    void screen
      .text(subject, text)
      .catch((err: unknown) => logger.error({ err, subject }, "screening failed"));
  return { screen, screenText };
}

/** What moderators' decisions reach: the database, open rooms and live connections. */
export function composeModeration(infra: Infra, rooms: Pick<Rooms, "of">): ModerationDeps {
  const { bus, logger } = infra;
  return {
    ...caseDeps(infra),
    closeRoom: async (id) => void (await rooms.of(id).close({ code: "room_closed" })),
    shutOut: (actor) => bus.tell("ended", { actor, code: "banned" }),
    liftInRoom: async (live, id) => (await rooms.of(live.room).lift({ live, case: id })).lifted,
    onLate: (err, of) =>
      logger.warn(
        { err, case: of },
        "the effect of a decision in a room could not be undone; trying again later",
      ),
  };
}

/** What functions that write cases need. */
export const caseDeps = ({ database, secrets }: Infra): CaseDeps => ({ database, secrets, now: Date.now });
