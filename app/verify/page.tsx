import type { Metadata } from "next";
import { headers } from "next/headers";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { callerFor } from "@/server/trpc/caller";
import { Verifier } from "./_components/verifier";

export const metadata: Metadata = {
  title: "Verify",
  description: "Drop a file and see whether it is what its label says.",
};

export default async function Verify() {
  const me = await (await callerFor(await headers())).me.get();
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-3xl px-5 pt-6 sm:px-10">
        <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">Is it what it says?</h1>
        <p className="mt-4 max-w-prose text-lg text-soft">
          Drop a picture, or the JSON of a record. Its marks are read, its record’s signature is checked, the
          room’s log is replayed, and the picture is rendered again and compared. Nothing you drop is kept.
        </p>
        <Verifier />
        <p className="mt-10 text-soft">
          Without this server: <code className="font-mono">npm run verify -- FILE --record RECORD.json</code>
        </p>
      </main>
      <SiteFooter />
    </>
  );
}
