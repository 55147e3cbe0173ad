import type { ReactNode } from "react";
import { ApiProvider } from "@/app/_api/trpc";
import { Words } from "@/app/_words/words";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <Words areas={["desk", "moderation", "room", "terms", "works"]}>
      <ApiProvider>{children}</ApiProvider>
    </Words>
  );
}
