import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, type Mapped } from '../mapping/compile.ts';
import { type Decision, decide } from './decide.ts';
import type { ExchangeRow } from './entities.ts';

const mapped = (text: string): Mapped => {
  const payload = { key: 'k', text };
  return { guid: 'g', keys: { key: 'k' }, payload, hash: hashOf(payload) };
};
const wellFormed = () => [];

/** A partner who has one row, and what we know of it. */
function createRow() {
  let theirs: string | undefined;
  let row: ExchangeRow | undefined;
  let sent: Extract<Decision, { do: 'send' }> | undefined;
  return {
    theirs: () => theirs,
    row: () => row,
    /** What the source says by now is compared; resolves to what is sent. */
    compare(text: string | undefined) {
      const decision = decide(text === undefined ? undefined : mapped(text), row, wellFormed);
      const known = row ?? { contract: 'c', guid: 'g', keys: { key: 'k' }, at: '' };
      if (decision.do === 'send') {
        sent = decision;
        const { operation, hash } = decision;
        row = { ...known, sending: { batch: 'b', operation, hash } };
      } else if (decision.do === 'forget') row = undefined;
      else if (decision.do === 'settle') row = { ...known, refused: undefined };
      return decision;
    },
    answer(isTaken: boolean) {
      if (!sent || !row) return;
      const { do: _, ...said } = sent;
      sent = undefined;
      if (!isTaken) {
        row = { ...row, sending: undefined, refused: { ...said, at: '', errors: [] } };
        return;
      }
      theirs = said.operation === 'D' ? undefined : String(said.payload.text);
      row =
        said.operation === 'D'
          ? undefined
          : { ...row, accepted: said.hash, sending: undefined, refused: undefined };
    },
  };
}

const source = fc.option(fc.constantFrom('甲', '乙', '丙'), { nil: undefined });
const steps = fc.array(fc.record({ source, isAnswered: fc.boolean(), isTaken: fc.boolean() }), {
  maxLength: 12,
});

test('whatever happened before, a partner who takes what is sent ends with what the source says', () => {
  fc.assert(
    fc.property(steps, source, (before, last) => {
      const one = createRow();
      for (const { source: text, isAnswered, isTaken } of before) {
        const isOut = one.row()?.sending !== undefined;
        const decision = one.compare(text);
        // What is on its way is never sent beside itself.
        if (isOut) expect(['nothing', 'wait']).toContain(decision.do);
        if (isAnswered) one.answer(isTaken);
      }
      one.answer(true);
      const stays = one.row()?.refused;
      one.compare(last);
      one.answer(true);
      const isAsRefused =
        stays?.hash === (last === undefined ? `D${hashOf({ key: 'k' })}` : mapped(last).hash);
      // What was refused is not sent as it is; everything else arrives.
      if (!isAsRefused) expect(one.theirs()).toBe(last);
      expect(one.compare(last).do).toBe('nothing');
    }),
  );
});
