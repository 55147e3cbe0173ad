import { z } from "zod";

const Range = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** Addresses and ranges, as a list with commas between. Throws RangeError that names what is neither. */
export function readProxies(text: string): string[] {
  const proxies = text
    .split(",")
    .map((p) => p.trim())
    .filter(Boolean);
  const wrong = proxies.find((p) => !Range.safeParse(p).success);
  if (wrong)
    throw new RangeError(
      `TRUSTED_PROXIES has ${wrong}: list IP addresses or ranges with commas between, such as 10.0.0.2,172.16.0.0/12`,
    );
  return proxies;
}
