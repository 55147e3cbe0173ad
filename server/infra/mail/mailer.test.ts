import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { smtpMailer } from "./mailer";

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** As much of an SMTP server (RFC 5321) as takes one letter. */
async function postOffice(): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const serve = (socket: Socket) => {
    let inLetter = false;
    let rest = "";
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 ready");
    socket.on("data", (chunk) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        heard.push(line);
        if (inLetter) {
          inLetter = line !== ".";
          if (!inLetter) say("250 taken");
        } else if (line === "DATA") {
          inLetter = true;
          say("354 go on");
        } else if (line === "QUIT") socket.end("221 bye\r\n");
        else say("250 ok");
      }
    });
    socket.on("error", () => {});
  };
  const server = createServer(serve).listen(0, "127.0.0.1");
  open.push(server);
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, heard };
}

it("a mail reaches the configured server with the right sender and recipient", async () => {
  const { port, heard } = await postOffice();
  const config = { host: "127.0.0.1", port, secure: false, user: null, password: null };
  const mailer = smtpMailer({ ...config, from: "cohue@example.org" });
  await mailer.send({ to: "ana@example.org", subject: "A new password", text: "Open the link." });
  expect(heard).toContain("MAIL FROM:<cohue@example.org>");
  expect(heard).toContain("RCPT TO:<ana@example.org>");
  expect(heard).toContain("Subject: A new password");
  expect(heard).toContain("Open the link.");
});
