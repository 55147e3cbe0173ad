import type { APIResponse, Page } from "@playwright/test";

/** Calls a procedure that changes something, as whoever the page is. */
export const tell = async <T>(page: Page, procedure: string, data: object): Promise<T> =>
  resultOf(
    procedure,
    await page.request.post(`/api/trpc/${procedure}`, {
      data,
      headers: { origin: new URL(page.url()).origin },
    }),
  );

/** Calls a procedure that only reads. */
export const ask = async <T>(page: Page, procedure: string, input: object): Promise<T> =>
  resultOf(
    procedure,
    await page.request.get(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`),
  );

export const myself = async (page: Page): Promise<string> =>
  (await ask<{ actor: string }>(page, "me.get", {})).actor;

async function resultOf<T>(procedure: string, response: APIResponse): Promise<T> {
  if (!response.ok()) throw new Error(`${procedure}: ${response.status()} ${await response.text()}`);
  return (await response.json()).result.data as T;
}
