/** Of names and titles, in characters. */
export const NAME_LIMITS = {
  nameLength: 40,
  titleLength: 80,
} as const;
