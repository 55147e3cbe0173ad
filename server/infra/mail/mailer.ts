import type { MailConfig } from "@/server/config/read-mail";

/** Sends mail. There is none where no SMTP server is configured. */
export type Mailer = {
  send: (mail: { to: string; subject: string; text: string }) => Promise<void>;
};

const PATIENCE_MS = 15_000;

/** Mail by an SMTP server. The library is loaded with the first mail. */
export function smtpMailer({ host, port, secure, user, password, from }: MailConfig): Mailer {
  const auth = user && password ? { auth: { user, pass: password } } : {};
  const opening = async () =>
    (await import("nodemailer")).createTransport({
      host,
      port,
      secure,
      ...auth,
      connectionTimeout: PATIENCE_MS,
    });
  let transport: ReturnType<typeof opening> | null = null;
  return {
    send: async (mail) => {
      transport ??= opening();
      await (await transport).sendMail({ from, ...mail });
    },
  };
}
