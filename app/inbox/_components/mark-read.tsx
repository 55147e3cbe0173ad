"use client";

import { useEffect } from "react";
import { useTRPCClient } from "@/app/_api/trpc";

/** What was seen counts as read from the next page on. */
export function MarkRead({ unread }: { unread: number }) {
  const api = useTRPCClient();
  useEffect(() => {
    if (unread > 0) void api.notification.markRead.mutate().catch(() => {});
  }, [api, unread]);
  return null;
}
