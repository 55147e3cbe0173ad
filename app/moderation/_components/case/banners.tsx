import { Button } from "@/app/_components/ui/button";
import { eventWords } from "./event-words";
import type { CaseHandle } from "./use-case";

/** What one must know before doing anything: own cause, somebody came first, something happened meanwhile. */
export function Banners({ desk }: { desk: CaseHandle }) {
  const { found, missed, clash } = desk;
  return (
    <div className="flex flex-col gap-3 empty:hidden [&:not(:empty)]:mb-5">
      {found.mine.own && (
        <div role="status" className="rounded-md border border-edge p-4">
          <p className="font-semibold">This concerns you</p>
          <p className="mt-0.5 text-soft">
            So another moderator decides it. You see what it is about, not who reported it or what others
            wrote. What is decided reaches you in your inbox, where you can appeal like anyone.
          </p>
        </div>
      )}
      {clash && (
        <div role="alert" className="rounded-md border border-danger p-4">
          <p className="font-semibold text-danger">Somebody acted first</p>
          <p className="mt-0.5">{clash}</p>
          <p className="mt-0.5 text-soft">The case is shown as it is now. What you wrote is still there.</p>
          <Button variant="quiet" className="mt-1 -ml-4" onClick={desk.settle}>
            I have seen it
          </Button>
        </div>
      )}
      {missed.length > 0 && (
        <div
          role="status"
          className="flex flex-wrap items-center gap-3 rounded-md border border-edge p-4 py-2"
        >
          <p className="min-w-0 flex-1">
            Since you opened this:{" "}
            {missed.map((event) => `${event.name} ${eventWords(event).did}`).join("; ")}.
          </p>
          <Button onClick={desk.showMissed}>Show it</Button>
        </div>
      )}
    </div>
  );
}
