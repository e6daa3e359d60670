import { demoDraws } from '@mingcha/demo';
import { cityA, cityB } from './system.ts';

/** A full, unstratified draw of city A and a sealed one by class of city B, by witnesses both. */
export const openCompose = demoDraws(cityA)[0]!.compose;
export const sealedCompose = demoDraws(cityB)[0]!.compose;

export const drandCompose = { ...sealedCompose, seed: { source: 'drand', delaySeconds: 60 } };
export const localCompose = { ...sealedCompose, seed: { source: 'local' } };
