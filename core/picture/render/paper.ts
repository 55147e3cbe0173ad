/** What lies behind pictures where they are transparent, wherever one comes in: the light paper of the pages (`--color-paper`). */
export const PAPER = "#faf9f5";
