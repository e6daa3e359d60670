import { cities, provinces } from '@mingcha/kernel';
import type { Notice } from './types.ts';

/** The region of an issuer (金昌市人民政府办公室): a division that is known, or what is written. */
export function regionOf(from: string | null): Notice['region'] {
  if (from === null) return undefined;
  const issuer = from.replace(/^(?:中共|中国共产党)/, '');
  for (const city of cities) {
    for (const [code, name] of Object.entries(city.counties)) {
      if (issuer.startsWith(city.name + name) || issuer.startsWith(name)) return { name, code };
    }
    if (issuer.startsWith(city.name)) return { name: city.name, code: city.code };
  }
  for (const [code, name] of Object.entries(provinces)) {
    if (issuer.startsWith(name)) return { name, code };
  }
  const name = /^[\u3400-\u9fff]{1,12}?(?:自治区|自治州|自治县|省|市(?!场|政)|县|区|州|盟|旗)/.exec(
    issuer,
  )?.[0];
  return name === undefined ? undefined : { name };
}
