import type { Me } from "@/app/_api/types";

/** Lines above every page: what an admin announces, and what someone who may only look is told. */
export function SiteNotices({ announcement, barred }: { announcement: string; barred: Me["barred"] }) {
  return (
    <>
      {announcement && (
        <p role="status" className="border-line border-b bg-sunk px-4 py-2.5 text-center sm:px-10">
          {announcement}
        </p>
      )}
      {barred && (
        <p role="alert" className="border-danger border-b px-4 py-2.5 text-center text-danger sm:px-10">
          {barred.replace(" You can appeal at /appeals.", " ")}
          <a href="/appeals" className="touch whitespace-nowrap font-medium underline">
            Read the decision, or appeal
          </a>
        </p>
      )}
    </>
  );
}
