/** The name of somebody who has given none, such as a visitor who only reported something. */
export const NAMELESS = "Guest";

/** What the server calls somebody whose name is not shown; pages say it in the reader's language. */
export const ANONYMOUS = "Anonymous";
