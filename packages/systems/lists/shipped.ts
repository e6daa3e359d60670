import type { ListDefinition, ListRow } from '@mingcha/catalogue';

/** A list that a city starts from, with rows that show its use; one of them breaks a rule. */
export type ShippedList = {
  list: ListDefinition;
  samples: readonly ListRow[];
  broken: { id: string; rule: string };
};
