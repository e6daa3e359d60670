/** From November on, says that the coming year is missing from the calendar that comes with the system; never fails. */
import { shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import { libraryYears } from '@mingcha/kernel/workingDays';

const now = new Date();
const coming = shanghaiDate(now).slice(5) >= '11-01' ? shanghaiYear(now) + 1 : shanghaiYear(now);
if (!libraryYears.some(({ year }) => year >= coming))
  console.log(
    `Warning: packages/kernel/holidays.json has no ${coming} yet; add it once the State Council publishes it.`,
  );
