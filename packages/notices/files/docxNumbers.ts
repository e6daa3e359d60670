import { chineseText } from '../numerals.ts';
import { attribute, scanXml } from './xml.ts';

/** Which list a paragraph belongs to, and how deep. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

interface Level {
  start: number;
  format: string;
  text: string;
}

interface Lists {
  /** Levels by list definition. */
  readonly definitions: Map<string, Level[]>;
  /** The definition of each list, and where a list begins anew. */
  readonly lists: Map<string, { definition: string; starts: Map<number, number> }>;
}

/** Levels as deep as Word has them. */
const DEPTH = 9;

/** Characters around a number, which stand before every paragraph of its list: no more than any real one has. */
const LONGEST_TEXT = 100;

/** Numbers that Word puts before paragraphs itself: they stand nowhere in the text. */
export class AutoNumbers {
  readonly #lists: Lists;
  readonly #counters = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: string | undefined) {
    this.#lists =
      numbering === undefined ? { definitions: new Map(), lists: new Map() } : readNumbering(numbering);
  }

  /** The number of the next paragraph of a list, as printed; '' for bullets. */
  next({ list, level }: ListPlace): string {
    const known = this.#lists.lists.get(list);
    const levels = known && this.#lists.definitions.get(known.definition);
    const current = levels?.[level];
    if (!known || !levels || !current) return '';
    const counters = this.#counters.get(known.definition) ?? [];
    this.#counters.set(known.definition, counters);
    const restart = known.starts.get(level);
    if (restart !== undefined && !this.#begun.has(`${list} ${level}`)) counters[level] = restart;
    else counters[level] = (counters[level] ?? current.start - 1) + 1;
    this.#begun.add(`${list} ${level}`);
    counters.length = level + 1;
    return current.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const value = counters[index] ?? levels[index]?.start ?? 1;
      return printed(value, levels[index]?.format ?? 'decimal');
    });
  }
}

function printed(value: number, format: string): string {
  if (format === 'bullet' || format === 'none') return '';
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese') {
    return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value);
  }
  if (/chinese|japanese|taiwanese|ideographDigital/i.test(format)) return chineseText(value);
  if (/letter/i.test(format))
    return String.fromCharCode((format.startsWith('upper') ? 64 : 96) + (((value - 1) % 26) + 1));
  return String(value);
}

function readNumbering(xml: string): Lists {
  const lists: Lists = { definitions: new Map(), lists: new Map() };
  let definition: Level[] | undefined;
  let list: { definition: string; starts: Map<number, number> } | undefined;
  let level = 0;
  let overrides = 0;
  scanXml(xml, {
    open(name, attributes) {
      const value = attribute(attributes, 'val') ?? '';
      if (name === 'abstractNum') {
        definition = [];
        list = undefined;
        lists.definitions.set(attribute(attributes, 'abstractNumId') ?? '', definition);
      } else if (name === 'num') {
        list = { definition: '', starts: new Map() };
        definition = undefined;
        lists.lists.set(attribute(attributes, 'numId') ?? '', list);
      } else if (name === 'abstractNumId' && list) list.definition = value;
      else if (name === 'lvlOverride') overrides = Number(attribute(attributes, 'ilvl'));
      else if (name === 'startOverride') list?.starts.set(overrides, Number(value));
      else if (name === 'lvl') {
        level = Math.min(DEPTH, Number(attribute(attributes, 'ilvl')) || 0);
        if (definition) definition[level] = { start: 1, format: 'decimal', text: '' };
      } else if (definition?.[level]) setLevel(definition[level]!, name, value);
    },
    close() {},
    text() {},
  });
  return lists;
}

function setLevel(level: Level, name: string, value: string): void {
  if (name === 'start') level.start = Number(value) || 0;
  else if (name === 'numFmt') level.format = value;
  else if (name === 'lvlText') level.text = value.slice(0, LONGEST_TEXT);
}
