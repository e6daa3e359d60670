import type { Material, Question } from './narrow.ts';

export type Entry = { title: string; text: string };
/** A window (窗口) at which it is handed in. */
export type Window = { title: string; area?: string; address?: string; hours?: string; phone?: string };
/** So many days, by the unit of the list; 0 is at once. */
export type Promised = { days: number; unit: string };

/** 办事指南 of one item, or of several that are handled together, as everybody reads it. */
export type Guide = {
  list: string;
  id: string;
  noun: string;
  name: string;
  dept?: string;
  audience: string[];
  themes: string[];
  promise?: Promised;
  questions: Question[];
  materials: Material[];
  windows: Window[];
  faqs: { question: string; answer: string }[];
  sections: { title: string; entries: Entry[] }[];
  /** Codes or names of what it brings together, until these are looked up. */
  members: string[];
  url?: string;
  /** The case type that is opened from here, with the values that it begins with, and the field that takes the answers. */
  opens?: { type: string; values: Record<string, string>; situation: string };
};

const unitWords: Readonly<Record<string, string>> = { 工作日: '个工作日', 自然日: '日', 月: '个月' };

/** How long it takes, in words. */
export const promiseWords = ({ days, unit }: Promised): string =>
  days === 0 ? '当场办结' : `${days} ${unitWords[unit] ?? unit}`;
