const numbers = new Intl.NumberFormat("en");

/** "1 person", "1,204 people". */
export const people = (count: number): string =>
  `${numbers.format(count)} ${count === 1 ? "person" : "people"}`;

/** "1 moment", "1,204 moments". */
export const momentsOf = (count: number): string =>
  `${numbers.format(count)} ${count === 1 ? "moment" : "moments"}`;
