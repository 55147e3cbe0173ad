import type { ReactNode } from "react";
import { Words } from "@/app/_words/words";

export default function Layout({ children }: { children: ReactNode }) {
  return <Words areas={["moderation", "terms"]}>{children}</Words>;
}
