// node read_mobilenet.cjs PACKAGE OUT: writes OUT/model.json and OUT/weights.bin, the MobileNetV2 1.4 inside npm's nsfwjs.
const { join } = require("node:path");
const { writeFileSync } = require("node:fs");

const [folder, out] = process.argv.slice(2);
const part = (name) => require(join(folder, "dist/models/mobilenet_v2_mid", name));
const bytes = (shard) =>
  Buffer.from(typeof shard === "string" ? shard : (shard.default ?? Object.values(shard)[0]), "base64");
const shards = ["group1-shard1of2.min.js", "group1-shard2of2.min.js"];
writeFileSync(join(out, "model.json"), JSON.stringify(part("model.min.js")));
writeFileSync(join(out, "weights.bin"), Buffer.concat(shards.map((name) => bytes(part(name)))));
