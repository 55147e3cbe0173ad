/** Where a proposed picture is; 0 is the room's first. */
export const proposedUrl = (room: string, of: number): string => `/api/proposed/${room}/${of}.jpg`;
