/** The colour behind transparent parts of pictures that people bring: the light paper of the pages (`--color-paper`). */
export const PAPER = "#faf9f5";
