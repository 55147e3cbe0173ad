const PAGE = 500;

/** Rows of a table page by page, so that however many there are, few are in memory at once. */
export async function* paged<T>(
  read: (page: { skip: number; take: number }) => Promise<T[]>,
): AsyncGenerator<T> {
  for (let skip = 0; ; skip += PAGE) {
    const rows = await read({ skip, take: PAGE });
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

/** A row as it reads in JSON: without what says nothing, dates as text. */
export const plain = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === "bigint" ? Number(value) : value]),
  );
