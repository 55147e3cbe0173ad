export { barredGuest } from "./barred-guest";
