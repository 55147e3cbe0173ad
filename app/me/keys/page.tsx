import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { minePage } from "../_components/mine-page";
import { Keys } from "./_components/keys";

export const metadata: Metadata = { title: "Keys" };

/** The keys with which scripts act for a person. */
export default function KeysPage() {
  return minePage("keys", async (api, me) => (
    <div className="max-w-3xl">
      <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">
        {me.user?.isGuest ? "Keys are for accounts" : "Keys"}
      </h1>
      {me.user?.isGuest ? (
        <>
          <p className="mt-2 mb-6 max-w-prose text-soft">
            A key lets a script act for you, so there must be a way back to revoke it. What you did as a guest
            stays yours.
          </p>
          <ButtonLink href="/account?next=/me/keys">Make an account</ButtonLink>
        </>
      ) : (
        <>
          <p className="mt-2 max-w-prose text-soft">
            A key lets a script of yours read, render and publish here. What it can do is in{" "}
            <Link href="/api-docs" className="text-ink underline underline-offset-4">
              the API’s description
            </Link>
            .
          </p>
          <Keys first={await api.key.list()} />
        </>
      )}
    </div>
  ));
}
