import { Mark } from "@/app/_components/mark";

/** While the line to the room is opened. */
export function OpeningRoom() {
  return (
    <div role="status" className="grid min-h-dvh place-items-center">
      <Mark className="size-10 animate-breathe" />
      <span className="sr-only">Opening the room</span>
    </div>
  );
}
