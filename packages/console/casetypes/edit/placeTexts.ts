import { definitionPlace } from '@mingcha/kernel/labels';
import type { Definition } from '../../api/cases/definitions.ts';
import { valueAtText } from '../words.ts';

/** A definition as texts by their places, leaf by leaf. */
export function placeTexts(type: Definition): Record<string, string> {
  const found: Record<string, string> = {};
  const look = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) look(inner, [...path, key]);
      return;
    }
    found[definitionPlace(path, type)] = valueAtText(type, `/${path.join('/')}`, value);
  };
  look(type, []);
  return found;
}
