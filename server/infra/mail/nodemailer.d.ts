/** What is used of nodemailer, which comes without types. */
declare module "nodemailer" {
  export type Transport = {
    sendMail(mail: { from: string; to: string; subject: string; text: string }): Promise<unknown>;
    close(): void;
  };
  export function createTransport(options: {
    host: string;
    port: number;
    secure: boolean;
    auth?: { user: string; pass: string };
    connectionTimeout?: number;
  }): Transport;
}
