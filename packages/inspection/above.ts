import type { Actor } from '@mingcha/http';
import { provinces } from '@mingcha/kernel';

/** How the records of a city name somebody of its province. */
export const actorAbove = ({ sub, name }: Actor, province: string): Actor => ({
  sub,
  name: `${name}（${provinces[province] ?? province}）`,
});
