import { Mark } from "@/app/_components/mark";

export default function LoadingRoom() {
  return (
    <div role="status" className="grid min-h-dvh place-items-center">
      <Mark className="size-10 animate-breathe" />
      <span className="sr-only">Opening the room</span>
    </div>
  );
}
