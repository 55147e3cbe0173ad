/**
 * Who looks: somebody new, the host of most rooms, one who edits with her, a moderator and admin, one who is suspended, one who is banned
 * without an end, one who has nothing yet.
 */
export type Who = "visitor" | "host" | "editor" | "moderator" | "suspended" | "banned" | "newcomer";
