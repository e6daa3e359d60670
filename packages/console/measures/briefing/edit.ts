import type { Section } from '../../api/measures/reportTypes.ts';

/** The list with the item at `from` moved by one place up (-1) or down (1); the same list at an end. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  const next = [...list];
  if (to < 0 || to >= list.length) return next;
  const [item] = next.splice(from, 1);
  next.splice(to, 0, item!);
  return next;
}

/** A new section at the end, under an id that none of them has. */
export function withSection(sections: readonly Section[]): Section[] {
  const taken = new Set(sections.map(({ id }) => id));
  let number = sections.length + 1;
  while (taken.has(`s${number}`)) number++;
  return [...sections, { id: `s${number}`, heading: '', paragraphs: [''] }];
}

/** Without paragraphs that hold nothing; sections without a heading and a text are left out. */
export function tidied(sections: readonly Section[]): Section[] {
  return sections
    .map((section) => ({
      ...section,
      heading: section.heading.trim(),
      paragraphs: section.paragraphs.map((text) => text.trim()).filter(Boolean),
    }))
    .filter(({ heading, paragraphs }) => heading !== '' || paragraphs.length > 0);
}
