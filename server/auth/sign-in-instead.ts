import type { AuthContext, GenericEndpointContext } from "better-auth";
import { dispatchAuthEndpoint, signInEmail } from "better-auth/api";

/**
 * Somebody who signs up with the address and the password of an existing account is signed in to it: they could have signed in as well,
 * and what they were as a guest goes along. The answer has what a sign-up's has, so that it tells nothing of the account.
 */
export async function signInInstead(ctx: GenericEndpointContext, email: string): Promise<object> {
  const { request, headers, body } = ctx;
  const { response, headers: said } = (await dispatchAuthEndpoint(signInEmail(), {
    ...{ request, headers, method: "POST", body: { email, password: body.password } },
    context: ctx.context as AuthContext,
    asResponse: false,
    returnHeaders: true,
  })) as { response: { token: string; user: object }; headers: Headers | null };
  for (const cookie of said?.getSetCookie() ?? []) ctx.responseHeaders.append("set-cookie", cookie);
  return ctx.json({ token: response.token, user: response.user });
}
