import { expect, type Page } from "@playwright/test";
import type { Decision } from "../../core/moderation/events";
import { makeAdmin } from "../fixtures/make-admin";
import type { RunningServer } from "../fixtures/running-server";
import { makeAccount } from "./account";

const NOTHING: Decision = {
  content: "none",
  person: "none",
  until: null,
  strike: false,
  rule: "hate",
  facts: "The title attacks a faith.",
  label: null,
  blockFingerprint: false,
};

/** Where a server is, and its data. */
type Served = Pick<RunningServer, "baseURL" | "data">;

/** Somebody who moderates: an admin by the operator's command. */
export class Moderator {
  private constructor(
    private readonly page: Page,
    private readonly server: Served,
  ) {}

  static async begin(page: Page, server: Served, name: string): Promise<Moderator> {
    const { email } = await makeAccount(page, name);
    await makeAdmin(server.data, email);
    return new Moderator(page, server);
  }

  /** Decides on something at once; answers the case. */
  async decide(subject: string, decision: Partial<Decision>): Promise<string> {
    const response = await this.page.request.post("/api/trpc/moderation.decideOn", {
      data: { subject, decision: { ...NOTHING, ...decision } },
      headers: { origin: this.server.baseURL },
    });
    const body = await response.json();
    expect(response.status(), JSON.stringify(body)).toBe(200);
    return body.result.data.case;
  }
}
