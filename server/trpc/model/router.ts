import { router } from "../trpc";
import { data } from "./data";
import { finish } from "./finish";
import { get } from "./get";
import { list } from "./list";

export const modelRouter = router({ list, get, data, finish });
