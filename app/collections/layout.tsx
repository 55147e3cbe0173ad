import type { ReactNode } from "react";
import { ApiProvider } from "@/app/_api/trpc";
import { Words } from "@/app/_words/words";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <Words areas={["collections", "moderation", "terms"]}>
      <ApiProvider>{children}</ApiProvider>
    </Words>
  );
}
