/** The name of somebody who has given none, such as a visitor who only reported something. */
export const NAMELESS = "Guest";
