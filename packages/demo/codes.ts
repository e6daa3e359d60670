import { usccCheckDigit } from '@mingcha/kernel/uscc';
import type { ObjectType } from './rows.ts';

/** Registering authority and kind, the first two characters of a unified social credit code. */
const authorityOf: Record<ObjectType, string> = {
  企业: '91',
  个体工商户: '92',
  农民专业合作社: '93',
  事业单位: '12',
  其他: '52',
};

/**
 * The unified social credit code of the `serial`-th object of its type in a county. Its organisation code starts
 * with MX, unlike the series known to be issued (MA, MB …), so that no fictional object carries a real one's code.
 */
export function creditCode(type: ObjectType, county: string, serial: number): string {
  const organisation = `MX${String(serial).padStart(6, '0')}`;
  const first17 = authorityOf[type] + county + organisation + organisationCheck(organisation);
  return first17 + usccCheckDigit(first17);
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The same code with the next character of the alphabet at its end: a code issued with a wrong check digit. */
export function withWrongCheckDigit(code: string): string {
  return code.slice(0, 17) + alphabet[(alphabet.indexOf(code[17]!) + 1) % alphabet.length]!;
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** The ninth character of an organisation code, GB 11714. */
function organisationCheck(eight: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += Number.parseInt(eight[i]!, 36) * organisationWeights[i]!;
  const check = 11 - (sum % 11);
  return check === 11 ? '0' : check === 10 ? 'X' : String(check);
}
