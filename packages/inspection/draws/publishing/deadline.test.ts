import { libraryCalendar } from '@mingcha/kernel/workingDays';
import { describe, expect, it } from 'vitest';
import type { Draw } from '../kept/draw.ts';
import { publicationOf } from './deadline.ts';

/** Drawn on a Wednesday; the next Monday is 清明节. */
const drawn = (more: object = {}) =>
  ({
    state: 'executed',
    outcome: { at: '2026-04-01T02:00:00.000Z' },
    compose: { seed: { source: 'drand' } },
    ...more,
  }) as unknown as Draw;
const light = (day: string, draw = drawn(), workingDays = 5) =>
  publicationOf(draw, {
    calendar: { ...libraryCalendar, stamp: '' },
    workingDays,
    now: `${day}T04:00:00.000Z`,
  });

describe('the light of a publication', () => {
  it('counts working days from the day after the execution, over holidays', () => {
    expect(light('2026-04-02')).toEqual({ due: '2026-04-09', light: 'green' });
    expect(light('2026-04-02', drawn(), 1)).toMatchObject({ due: '2026-04-02', light: 'yellow' });
  });

  it('is yellow from the working day before, and red after the last day', () => {
    expect(light('2026-04-07')?.light).toBe('green');
    expect(light('2026-04-08')?.light).toBe('yellow');
    expect(light('2026-04-09')?.light).toBe('yellow');
    expect(light('2026-04-10')?.light).toBe('red');
  });

  it('guesses no day where the calendar of a year is missing', () => {
    const late = drawn({ outcome: { at: '2026-12-30T02:00:00.000Z' } });
    expect(light('2026-12-30', late)).toMatchObject({ light: 'grey', text: expect.stringContaining('2027') });
  });

  it('is none where nothing waits: before the outcome, published, voided, a rehearsal', () => {
    for (const state of ['committed', 'published', 'voided'])
      expect(light('2026-05-01', drawn({ state }))).toBeUndefined();
    expect(light('2026-05-01', drawn({ compose: { seed: { source: 'local' } } }))).toBeUndefined();
  });
});
