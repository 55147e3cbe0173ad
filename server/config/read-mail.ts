import type { Settings } from "./settings";

export type MailConfig = {
  host: string;
  port: number;
  /** TLS from the first byte; else it is begun with STARTTLS where the server offers it. */
  secure: boolean;
  user: string | null;
  password: string | null;
  from: string;
};

export function readMail(e: Settings): MailConfig | null {
  if (!e.SMTP_HOST) {
    const without = (["SMTP_USER", "SMTP_PASSWORD", "SMTP_FROM"] as const).find((name) => e[name]);
    if (without)
      throw new RangeError(`${without} is set but SMTP_HOST is not: name the mail server, or unset it`);
    return null;
  }
  if (!e.SMTP_FROM) throw new RangeError("SMTP_HOST is set: set SMTP_FROM to the address that mail is from");
  if (Boolean(e.SMTP_USER) !== Boolean(e.SMTP_PASSWORD))
    throw new RangeError("SMTP_USER and SMTP_PASSWORD belong together: set both or neither");
  return {
    host: e.SMTP_HOST,
    port: e.SMTP_PORT,
    secure: e.SMTP_SECURE === "1",
    user: e.SMTP_USER ?? null,
    password: e.SMTP_PASSWORD ?? null,
    from: e.SMTP_FROM,
  };
}
