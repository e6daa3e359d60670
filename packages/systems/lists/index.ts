import type { ListDefinition } from '@mingcha/catalogue';
import { feeItems } from './fees.ts';
import type { ShippedList } from './shipped.ts';

/** The lists that a city starts from, each as data. */
export const shippedLists: readonly ShippedList[] = [feeItems];

/** Their definitions. */
export const listLibrary: readonly ListDefinition[] = shippedLists.map(({ list }) => list);
