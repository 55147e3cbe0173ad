/** What somebody is called who has not said a name: one who only ever reported something, say. */
export const NAMELESS = "Guest";
