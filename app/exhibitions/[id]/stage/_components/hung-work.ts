import type { WorkCard } from "@/app/_api/types";

/** A work of an exhibition, as its stage shows it. */
export type HungWork = {
  id: string;
  note: string;
  card: Pick<WorkCard, "title" | "version" | "names" | "others" | "after" | "ratio">;
  /** The QR code of its record's address. */
  record: { size: number; path: string };
};
