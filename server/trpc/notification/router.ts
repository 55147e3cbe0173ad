import { router } from "../trpc";
import { credits } from "./credits";
import { list } from "./list";
import { markRead } from "./mark-read";
import { mute } from "./mute";
import { muted } from "./muted";
import { unread } from "./unread";

export const notificationRouter = router({ list, unread, markRead, muted, mute, credits });
