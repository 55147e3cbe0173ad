import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { MessagePage } from "@/app/_components/message-page";
import { SiteFooter } from "@/app/_components/site-footer";
import { SiteHeader } from "@/app/_components/site-header";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { callerFor } from "@/server/trpc/caller";
import { Keys } from "./_components/keys";

export const metadata: Metadata = { title: "Keys" };

/** The keys with which scripts act for a person. */
export default async function KeysPage() {
  const api = await callerFor(await headers());
  const me = await api.me.get();
  if (!me.user) redirect("/account?next=/me/keys");
  if (me.user.isGuest)
    return (
      <MessagePage
        title="Keys are for accounts"
        actions={<ButtonLink href="/account?next=/me/keys">Make an account</ButtonLink>}
      >
        A key lets a script act for you, so there must be a way back to revoke it. What you did as a guest
        stays yours.
      </MessagePage>
    );
  const keys = await api.key.list();
  return (
    <>
      <SiteHeader me={me} />
      <main className="mx-auto w-full max-w-3xl px-5 pt-6 sm:px-10">
        <h1 className="font-semibold text-4xl tracking-[-0.03em] sm:text-5xl">Keys</h1>
        <p className="mt-3 max-w-prose text-lg text-soft">
          A key lets a script of yours read, render and publish here. What it can do is in{" "}
          <Link href="/api-docs" className="text-ink underline underline-offset-4">
            the API’s description
          </Link>
          .
        </p>
        <Keys first={keys} />
      </main>
      <SiteFooter />
    </>
  );
}
