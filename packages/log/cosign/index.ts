export { cosignOnce } from './cosignOnce.ts';
export { openState } from './state.ts';

/** The program that cosigns, for who starts it as a process. */
export const cosignProgram = new URL('./cosign-cli.ts', import.meta.url);
