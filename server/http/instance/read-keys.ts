import type { Services } from "@/server/services";
import { handlers } from "../router";
import { sendJson } from "../send/json";

/** Who signs here: present and past keys, and the root certificate of Content Credentials. */
export const readKeys = ({ work }: Pick<Services, "work">) =>
  handlers((c) =>
    sendJson(c.env, 200, {
      software: { name: "cohue", version: work.version },
      keys: work.signer.keys,
      contentCredentials: { root: work.marks.rootPem },
    }),
  );
