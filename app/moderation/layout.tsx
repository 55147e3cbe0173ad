import type { ReactNode } from "react";
import { Words } from "@/app/_words/words";

export default function Layout({ children }: { children: ReactNode }) {
  return <Words areas={["desk", "moderation", "room", "terms", "works"]}>{children}</Words>;
}
