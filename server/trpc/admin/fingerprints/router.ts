import { router } from "../../trpc";
import { lift } from "./lift";
import { list } from "./list";

export const fingerprintsRouter = router({ list, lift });
