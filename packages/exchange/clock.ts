export { runExchange } from './sending/run.ts';
