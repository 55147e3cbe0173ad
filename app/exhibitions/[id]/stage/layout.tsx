import type { ReactNode } from "react";
import { Words } from "@/app/_words/words";

export default function WithWords({ children }: { children: ReactNode }) {
  return <Words areas={["instrument", "terms", "works"]}>{children}</Words>;
}
