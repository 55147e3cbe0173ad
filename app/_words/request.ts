import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { CATALOGUES } from "./catalogues";
import { chooseLanguage, LANGUAGE_COOKIE } from "./languages";

/** Which language a request is answered in, and its words. Addresses are the same in every language. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const locale = chooseLanguage(chosen, (await headers()).get("accept-language"));
  return {
    locale,
    messages: CATALOGUES[locale],
    // What the server says of a time is said in UTC; a browser says it by its own clock.
    timeZone: "UTC",
  };
});
