import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/router";

type Outputs = inferRouterOutputs<AppRouter>;
export type Me = Outputs["me"]["get"];
export type RoomList = Outputs["room"]["list"];
export type RoomsOfMine = Outputs["room"]["mine"];
export type RoomCard = RoomList["rooms"][number];
export type RoomPageData = Outputs["room"]["bySlug"];
export type Moment = Outputs["room"]["history"]["frames"][number];
export type Invite = Outputs["room"]["invite"]["list"][number];
