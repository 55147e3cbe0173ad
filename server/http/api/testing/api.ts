import { expect } from "vitest";
import type { Scope } from "@/core/api/scopes";
import type { ActorId } from "@/core/kernel/ids/ids";
import { createKey } from "@/server/domain/key/create-key";
import type { HttpServerForTest } from "@/server/testing/http-server";

type Call = { key?: string; body?: unknown; type?: string; method?: string; from?: string; headers?: object };

/** People with accounts and keys, and what scripts of theirs ask of a server. */
export function apiOf(server: () => HttpServerForTest) {
  let people = 0;
  /** Somebody with an account, and what they ask with. */
  async function account(name = "Kay") {
    const { db } = server().database;
    people += 1;
    const id = `user-${people}`;
    const actor = `actor-${people}` as ActorId;
    await db.user.create({ data: { id, name, email: `${id}@example.com` } });
    await db.actor.create({ data: { id: actor, userId: id } });
    const key = async (...scopes: Scope[]) =>
      (await createKey(server(), { actor, isGuest: false }, { name: "A script", scopes, days: 30 })).key;
    return { id, actor, key };
  }

  const call = (path: string, { key, body, type, method, from = "203.0.113.1", headers }: Call = {}) =>
    fetch(`${server().origin}/api/v1${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        "x-forwarded-for": from,
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { "content-type": type ?? "application/json" }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body) }),
    } as RequestInit);

  return { account, call };
}

export async function expectProblem(answer: Promise<Response>, status: number, code: string) {
  const response = await answer;
  const problem = await response.json();
  expect(problem, JSON.stringify(problem)).toMatchObject({ status, code });
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  return problem as { detail: string; errors?: { path: string }[] };
}
