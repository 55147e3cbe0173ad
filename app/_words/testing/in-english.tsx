import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { en } from "../en";

/** A component as an English page has it around, for tests that draw it. */
export const inEnglish = (component: ReactElement): ReactElement => (
  <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
    {component}
  </NextIntlClientProvider>
);
