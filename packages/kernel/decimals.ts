import * as z from 'zod';

const most = 1e15;
const tooLong = '小数点前不能超过 15 位';

/** A number of at most 15 digits before the point and `places` (up to 6) behind it; the store takes no longer ones. */
export const decimal = (places: number) =>
  z
    .number()
    .min(-most, tooLong)
    .max(most, tooLong)
    .refine((value) => Number(value.toFixed(places)) === value, `小数点后最多 ${places} 位`);
