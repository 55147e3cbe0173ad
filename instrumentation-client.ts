import { ignoreStrayDrops } from "@/app/_components/stray-drops";

// Runs once, on every page there is, before React begins: pages of errors too, and while a page is still waking up.
ignoreStrayDrops(window);
