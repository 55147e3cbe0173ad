import type { Certificates } from "@/server/infra/marks/certificates";
import type { Signer } from "@/server/infra/signing/signer";
import type { Secrets } from "./secrets";

/** All that an instance signs, hashes and certifies with. What is exchanged while it runs shows in the same objects. */
export type Keyring = {
  secrets: Secrets;
  signer: Signer;
  certificates: Certificates;
  close: () => Promise<void>;
};
