/** Of names and titles, in characters. */
export const NAME_LIMITS = {
  nameLength: 40,
  titleLength: 80,
  /** RFC 5321: a path of 256 octets, without its brackets. */
  emailLength: 254,
} as const;
