import { Mark } from "./_components/mark";

export default function Loading() {
  return (
    <div role="status" className="grid min-h-dvh place-items-center">
      <Mark className="size-10 animate-breathe" />
      <span className="sr-only">Loading</span>
    </div>
  );
}
