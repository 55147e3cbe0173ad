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
export type WorkCard = Outputs["work"]["list"]["works"][number];
export type WorkPage = Outputs["work"]["list"];
export type WorkData = Outputs["work"]["get"];
export type WorkLabel = WorkData["labels"][number];
export type WorkComment = Outputs["work"]["comments"][number];
export type Notice = Outputs["notification"]["list"][number];
export type Credit = Outputs["notification"]["credits"][number];
