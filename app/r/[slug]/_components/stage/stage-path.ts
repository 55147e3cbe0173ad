/** Where a room fills the screen. */
export const stagePath = (slug: string): string => `/r/${slug}/stage`;
