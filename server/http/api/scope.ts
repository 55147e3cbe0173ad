import type { Operation } from "@/core/api/operation";
import { AppError } from "@/core/kernel/errors";
import type { Services } from "@/server/services";
import { middleware } from "../router";
import type { Keyed } from "./key-holder";

/** Lets pass those whose key was made for an operation, and counts what is expensive. */
export const requireScope = ({ scope }: Operation, { limits }: Pick<Services, "limits">) =>
  middleware<Keyed>(async (c, next) => {
    const { holder } = c.var;
    if (!scope) return next();
    if (!holder)
      throw new AppError(
        "key_invalid",
        "no key",
        "This needs a key: send it as Authorization: Bearer cohue_... You can make one under Keys in your account.",
      );
    if (!holder.scopes.includes(scope))
      throw new AppError("scope_missing", scope, `This key was not made with the scope “${scope}”.`);
    if (scope === "render" || scope === "publish") await limits.api.take(c.env.outgoing, scope, holder.actor);
    await next();
  });
