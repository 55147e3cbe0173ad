/** Says what is in an archive. */
export const readmeOf = (origin: string, at: Date): string => `Your data at ${origin}
Made on ${at.toISOString()}.

Everything here is JSON (UTF-8, dates in UTC) but for this text and the pictures.

profile.json         your name, your email address, and the ids you have in logs and records
sessions.json        browsers that are signed in as you, with the address each came from
settings.json        notices you do not want
rooms/ROOM/
  room.json          a room you are or were in, and what you are in it
  my-events.json     every event of its log that you caused, in order: what you moved, and to where.
                     "hash" is the event's link in the room's hash chain.
works/ID/
  work.json          a work that you published, or had a part in
  record-N.json      its signed record, one for every version; canonical JSON (RFC 8785) of "record"
                     is what was signed (Ed25519). The keys are at ${origin}/.well-known/cohue.json
  1024.jpg or so     the largest file there is of its present version; none where the work is not shown
credits.json         your part in each: influence (0 to 1, measured), and what you said to it
chat.json            what you said in rooms in the last 30 days; older lines are not kept
comments.json        what you said about works
applause.json        works you applauded
collections.json     collections and exhibitions of yours, with your texts, order and notes
notifications.json   what you were told
api-keys.json        names of your API keys; the keys themselves are kept nowhere
moderation.json      decisions about you with their reasons, your appeals, what you reported.
                     Who reported you is not in it.

To check a picture or a record: ${origin}/verify
To correct, hide or erase: ${origin}/me/data
`;
