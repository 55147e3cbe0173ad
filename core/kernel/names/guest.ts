/** What somebody is called who has given no name, such as a visitor who only reported something. Before it came with a number, it was alone. */
const NAMELESS = "Guest";

/** What the server calls somebody whose name is not shown; pages say it in the reader's language. */
export const ANONYMOUS = "Anonymous";

/** The name of somebody without one: by the number two of them are told apart. */
export const guestCalled = (number: number): string => `${NAMELESS} ${number}`;

/** Whether it is nobody's own name, and the number that it has; null for a name. */
export function namelessIn(name: string): { number: number | null } | null {
  const [first, number, ...more] = name.split(" ");
  if (first !== NAMELESS || more.length > 0) return null;
  if (number === undefined) return { number: null };
  return /^[1-9]\d{0,8}$/.test(number) ? { number: Number(number) } : null;
}
