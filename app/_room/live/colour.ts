import type { Member } from "@/core/room/protocol/messages";

const MEMBER_COLOURS = 12;

/** A member's colour as CSS. With more than twelve in a room colours repeat, and names tell them apart. */
export const colourOf = (member: Pick<Member, "colour"> | undefined): string =>
  member ? `var(--color-member-${member.colour % MEMBER_COLOURS})` : "var(--color-edge)";
