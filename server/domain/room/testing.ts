let rooms = 0;

/** The least a row of `Room` needs, for tests about the people in it. */
export function roomRow(hostActor: string) {
  const id = `room-${++rooms}`;
  return {
    id,
    slug: id,
    title: "A room",
    visibility: "public",
    hostActor,
    defaultRole: "editor",
    modelId: "m",
    epoch: 0,
    seq: 0,
    head: "h",
  };
}
