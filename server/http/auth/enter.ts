import { toNodeHandler } from "better-auth/node";
import { AppError } from "@/core/kernel/errors";
import { inLanguage } from "@/core/kernel/said/in-language";
import { languageOf } from "@/core/kernel/said/language-of";
import type { Language } from "@/core/kernel/said/languages";
import { isOpenPath } from "@/server/auth/open-paths";
import type { Services } from "@/server/services";
import { readBody } from "../read-body";
import { handlers, partOf, SENT } from "../router";

/** A name, an address and a password. */
export const AUTH_BODY = 16 * 1024;

/** The auth library, as far as it is open. It reads bodies of any size, so they are read for it. */
export function enter({ accounts }: Pick<Services, "accounts">) {
  return handlers(async (c) => {
    const { incoming, outgoing } = c.env;
    if (!isOpenPath(`/${partOf(c, "path")}`)) throw new AppError("not_found");
    const body = incoming.method === "GET" ? null : await readBody(incoming, AUTH_BODY);
    if (body?.length) Object.assign(incoming, { body: new TextDecoder().decode(body) });
    const language = languageOf(incoming.headers);
    const answer = async (request: Request) => translated(await accounts.auth.handler(request), language);
    await toNodeHandler(answer)(incoming, outgoing);
    return SENT;
  });
}

/** A refusal, with its words in the language of who asked. */
async function translated(answer: Response, language: Language): Promise<Response> {
  if (answer.ok || !answer.headers.get("content-type")?.includes("json")) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  return new Response(inWords(await answer.text(), language), { status: answer.status, headers });
}

function inWords(said: string, language: Language): string {
  if (language === "en" || said === "") return said;
  const body: unknown = JSON.parse(said);
  if (typeof body !== "object" || body === null || !("message" in body) || typeof body.message !== "string")
    return said;
  return JSON.stringify({ ...body, message: inLanguage(body.message, language) });
}
