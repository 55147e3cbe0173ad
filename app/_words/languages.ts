export * from "../../core/kernel/said/languages";
