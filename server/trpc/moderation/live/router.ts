import { router } from "../../trpc";
import { act } from "./act";
import { moments } from "./moments";
import { room } from "./room";
import { wall } from "./wall";

export const liveRouter = router({ wall, room, moments, act });
