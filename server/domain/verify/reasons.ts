/**
 * What a check may say, in English, by key. The interface says the same in a visitor's language (`verify.reasons` of its catalogues): it gets
 * the key and the values. The command line, the public API and old pages read the English.
 */
export const REASONS = {
  notReached: "It was not reached.",
  nothingNamesWork: "Nothing in the file names the work, so it is no copy that could be altered.",
  recordNotSigned: "The record is not what was signed: there is nothing to compare with.",
  modelMissing: "The model {model} is not at hand in the version that made it.",
  noPlaceChanged: "No place of it was changed: what differs is compression and scaling.",
  copyOfEarlier:
    "No place of it was changed. It is a copy of version {earlier}; the present one is {version}.",
  placesChanged:
    "The picture was changed after it left: {share} % of it differs from the work, most {where}.",
  littleChanged:
    "The picture was changed after it left: under 1 % of it differs from the work, most {where}.",
  credentialsElsewhere:
    "The file carries none. It names an address where they are kept: no file is followed anywhere.",
  noCredentials: "The file carries none, or lost them on the way.",
  credentialsChanged: "They do not fit the file: it was changed.",
  credentialsFaults: "They do not fit the file: {problems}.",
  signedOwn: "Valid, signed by {issuer}; the issuer is not on the public trust list.",
  signedOwnHere:
    "Valid, signed by {issuer}, as this instance signs; the issuer is not on the public trust list.",
  signedOther: "Valid, signed by {issuer}; whether the issuer is on a public trust list was not looked up.",
  signedOtherHere:
    "Valid, signed by {issuer}, as this instance signs; whether the issuer is on a public trust list was not looked up.",
  signedUnnamed:
    "Valid, signed by an unnamed issuer; whether the issuer is on a public trust list was not looked up.",
  signedUnnamedHere:
    "Valid, signed by an unnamed issuer, as this instance signs; whether the issuer is on a public trust list was not looked up.",
  noWatermark: "No watermark was found: the file was cropped or made small, or it is not from here.",
  otherWork: "It names work {work}, the record another.",
  namesWork: "It names work {work}.",
  nothingAlike: "Nothing published here looks like it.",
  mostAlike: "It looks most like “{title}”, by {marks} of 64 marks.",
  alike: "It looks like “{title}”, by {marks} of 64 marks.",
  logUnreadable: "What is kept as the log cannot be read as one: it was changed.",
  logMissing: "The room's log is not at hand.",
  chainOrder: "The chain breaks at event {seq}: its number does not follow the one before.",
  chainRoom: "The chain breaks at event {seq}: belongs to another room.",
  chainLink: "The chain breaks at event {seq}: does not name the hash of the event before it.",
  chainHash: "The chain breaks at event {seq}: its hash is not that of its content.",
  otherLog: "The log is whole, but it is not the one that was signed.",
  otherRecipe: "Replayed, the log comes to another recipe than the record's.",
  logWhole: "{events} events, unbroken; replayed they come to the recipe. {people} took part.",
  pixelsExact: "Exact on this kind of machine: every byte is what was signed.",
  pixelsDiffer:
    "The recipe, rendered again, does not give the signed bytes: the recipe is another one, or this kind of machine rounds differently.",
  noFile: "There is no file to compare with.",
  otherShape:
    "The work is {ratio}, of at most {most} pixels along its longer side: this file is {width} x {height}.",
  sizeNotDrawn: "It cannot be rendered at this size.",
  placesDiffer: "Places of it show something else than its recipe: {db} dB in all.",
  placesDifferNot:
    "Places of it show something else than its recipe, though all in all there is no difference.",
  same: "The file and the picture made again: {db} dB.",
  sameExactly: "The file and the picture made again: no difference at all.",
  showsOther: "The file shows something else than its recipe: {db} dB, where {needed} are needed.",
  signatureUnfit: "The signature does not fit: the record was changed, or its key is unknown.",
  keyNotInUse: "Key {key} was not in use at the time that the record names.",
  recipeUnfit: "The recipe is not the one whose hash was signed.",
  credentialsNameOther: "The file's Content Credentials name another record.",
  keyCameAlong:
    "Signed by key {key}, which came with it: only the instance's own list of keys tells whose that is.",
  signedByKey: "Signed by key {key} of the instance.",
  neverExported:
    "This exact file was never exported: it was changed, compressed again or replaced by a newer version.",
  entryUnfit: "It is listed, but the entry's signature does not fit.",
  exported: "Exported as {format}, {size} pixels.",
  damagedRecord: "It claims to be a record but does not have the form of one: it was changed.",
  namedRecordMissing: "The record that its Content Credentials name is not at hand.",
  noRecord: "No record is named by the file, and none was given.",
  onlyInstanceKnows: "Only the instance that published it knows.",
  superseded: "It was superseded: the present version is {version}.",
  shown: "It is shown, and nobody named in it has withdrawn.",
  image: "{format}, {width} x {height} pixels.",
  tooMuch: "Looking at it took too long, or more memory than there is for one file.",
  noImage: "It cannot be read as an image.",
} as const;
export type ReasonKey = keyof typeof REASONS;
export type ReasonValues = Readonly<Record<string, string | number>>;
/** One sentence: what was found, or what is missing. Without a key it is said in English alone. */
export type Reason = { why: string; key: ReasonKey | null; values: ReasonValues };

export const because = (key: ReasonKey, values: ReasonValues = {}): Reason => ({
  why: REASONS[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? "")),
  key,
  values,
});
/** Words that come from elsewhere, as a moderator's do. */
export const inWords = (why: string): Reason => ({ why, key: null, values: {} });
