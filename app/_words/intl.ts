import type { Messages } from "./catalogues";
import type { Language } from "./languages";

declare module "next-intl" {
  // A key that English does not have is a type error.
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
