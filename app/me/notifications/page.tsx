import type { Metadata } from "next";
import Link from "next/link";
import { minePage } from "../_components/mine-page";
import { NoticeSettings } from "./_components/notice-settings";

export const metadata: Metadata = { title: "What I am told" };

export default function MyNotices() {
  return minePage("notifications", async (api) => {
    const muted = await api.notification.muted();
    return (
      <div className="max-w-xl">
        <h1 className="mt-8 font-semibold text-3xl tracking-[-0.02em]">What I am told</h1>
        <p className="mt-2 text-soft">
          Here, in your{" "}
          <Link href="/inbox" className="text-ink underline underline-offset-4">
            inbox
          </Link>
          ; nothing is ever sent by email.
        </p>
        <NoticeSettings muted={muted} />
      </div>
    );
  });
}
