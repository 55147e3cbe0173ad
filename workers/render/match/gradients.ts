// Registers the gradients of TensorFlow.js's operations: its core keeps them apart, and this is the one bundle for Node that has them.
import "@tensorflow/tfjs-layers";
