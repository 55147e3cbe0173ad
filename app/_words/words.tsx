import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Area } from "./areas";
import { EVERYWHERE } from "./everywhere";

/** Gives the client components below the words of these areas, and no others: they travel with each page. */
export async function Words({ areas = [], children }: { areas?: readonly Area[]; children: ReactNode }) {
  const messages = await getMessages();
  const some = Object.fromEntries([...EVERYWHERE, ...areas].map((area) => [area, messages[area]]));
  return <NextIntlClientProvider messages={some}>{children}</NextIntlClientProvider>;
}
