import { refuseNetwork } from "@/server/infra/reader/no-network";
import { verify } from "./verify-command";

/**
 * `npm run verify -- FILE [--record RECORD.json] [--log LOG.json] [--keys COHUE.json] [--models DIR] [--json]`: checks a file with
 * nothing but what is given: no server, no network. Exit code 0 where nothing failed and a record or whole Content Credentials
 * vouch for it, 1 where something failed, 2 for a wrong call, 3 where nothing failed and nothing vouches for it either.
 */
refuseNetwork();
process.exitCode = await verify(process.argv.slice(2), process);
