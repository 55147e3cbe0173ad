/** `npm run tfjs-native [-- --gpu]`: TensorFlow's own library for the TensorFlow.js engine, built on this machine (scripts/lib/tfjs-native). */
const { tfjsNative } = await import("./lib/tfjs-native/build.mjs");
process.exitCode = await tfjsNative(process.argv.slice(2));
