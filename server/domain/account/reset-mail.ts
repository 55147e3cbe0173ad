import type { Language } from "@/core/kernel/said/languages";

type Reset = { name: string; origin: string; hours: number; url: string };
type Mail = { subject: string; text: string };

const MAILS: Record<Language, (reset: Reset) => Mail> = {
  en: ({ name, origin, hours, url }) => ({
    subject: "A new password for Cohue",
    text: [
      `Someone, hopefully you, asked to choose a new password for ${name} at ${origin}.`,
      "",
      `Open this link within ${hours} hours to choose it; it works once:`,
      url,
      "",
      "If it was not you, there is nothing to do: your password stays as it is.",
    ].join("\n"),
  }),
  de: ({ name, origin, hours, url }) => ({
    subject: "Ein neues Passwort für Cohue",
    text: [
      `Jemand, hoffentlich du, möchte ein neues Passwort für ${name} auf ${origin} wählen.`,
      "",
      `Öffne innerhalb von ${hours} Stunden diesen Link, um es zu wählen; er gilt einmal:`,
      url,
      "",
      "Wenn du das nicht warst, ist nichts zu tun: Dein Passwort bleibt, wie es ist.",
    ].join("\n"),
  }),
  "zh-TW": ({ name, origin, hours, url }) => ({
    subject: "Cohue 的新密碼",
    text: [
      `有人（希望是你）要求為 ${origin} 上的 ${name} 設定新密碼。`,
      "",
      `請在 ${hours} 小時內開啟此連結設定；連結只能使用一次：`,
      url,
      "",
      "如果不是你，無須任何動作：你的密碼維持不變。",
    ].join("\n"),
  }),
};

/** The mail with a link to choose a new password. Whoever asks for it reads it, so it is in the language that they ask in. */
export const resetMail = (language: Language, reset: Reset): Mail => MAILS[language](reset);
