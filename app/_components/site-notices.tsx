import { type Restriction, RestrictionWords } from "@/app/_moderation/restriction-words";

/** Lines above every page: what an admin announces, and what someone is told who may only look, or has no voice. */
export function SiteNotices({
  announcement,
  restriction,
}: {
  announcement: string;
  restriction: Restriction | null;
}) {
  return (
    <>
      {announcement && (
        <p role="status" className="border-line border-b bg-sunk px-4 py-2.5 text-center sm:px-10">
          {announcement}
        </p>
      )}
      {restriction && (
        <p role="alert" className="border-danger border-b px-4 py-2.5 text-center text-danger sm:px-10">
          <RestrictionWords restriction={restriction} />
        </p>
      )}
    </>
  );
}
