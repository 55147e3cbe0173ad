/**
 * What was read, with the columns named in `Ids` as the ids they hold; nested columns are those of included relations. Null stays
 * null, and a list stays a list.
 */
export type Branded<Read, Ids> = Read extends readonly (infer Row)[]
  ? Branded<Row, Ids>[]
  : Read extends string
    ? Ids
    : Read extends object
      ? {
          [Column in keyof Read]: Column extends keyof Ids
            ? Branded<Read[Column], Ids[Column]>
            : Read[Column];
        }
      : Read;

/** The keys of a record that is keyed by ids. */
export const idsOf = <Id extends string>(byId: Readonly<Record<Id, unknown>>): Id[] =>
  Object.keys(byId) as Id[];

/** The entries of a record that is keyed by ids, in order of their ids, so that every replica adds floats in one order. */
export const entriesById = <Id extends string, V>(byId: Readonly<Record<Id, V>> | undefined): [Id, V][] =>
  byId
    ? idsOf(byId)
        .sort()
        .map((id) => [id, byId[id]])
    : [];

/** A mapper for what is read of one table: the one place where its strings become ids. Only ids are written there. */
export const brander =
  <Ids>() =>
  <Read>(read: Read) =>
    read as Branded<Read, Ids>;
