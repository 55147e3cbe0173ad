import { forbidCompiling } from "@/app/_components/no-compiling";
import { hearOfflineFirst } from "@/app/_components/offline-hint";
import { ignoreStrayDrops } from "@/app/_components/stray-drops";

// Runs once, on every page there is, before React begins: pages of errors too, and while a page is still waking up.
forbidCompiling(globalThis);
ignoreStrayDrops(window);
hearOfflineFirst(window);
