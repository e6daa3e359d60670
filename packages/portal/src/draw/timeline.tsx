/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { DrawPage } from '../api/types.ts';
import { Countdown, When } from '../parts/when.tsx';
import { awaitsNames } from '../words/draw.ts';
import { DrawDay } from './drawDay.tsx';

type Mark = 'done' | 'now' | 'later' | 'void';

function Station({ mark, name, children }: { mark: Mark; name: string; children: ComponentChildren }) {
  return (
    <li class={mark} aria-current={mark === 'now' ? 'step' : undefined}>
      <b>{name}</b>
      <span>{children}</span>
    </li>
  );
}

function SeedStation({ draw }: { draw: DrawPage }) {
  if (draw.executedAt)
    return (
      <Station mark="done" name="随机种子">
        已产生，随后抽取
      </Station>
    );
  if (draw.state === 'voided') return null;
  return (
    <Station mark="now" name="随机种子">
      {draw.seedDueAt ? (
        <>
          <When at={draw.seedDueAt} seconds />，<Countdown until={draw.seedDueAt} over="应已产生，等待抽取" />
        </>
      ) : draw.source === 'witness' ? (
        '等待各见证方公开随机数'
      ) : (
        '等待产生'
      )}
    </Station>
  );
}

type LaterProps = { at: string | undefined; name: string; now: boolean; due?: string | undefined };

function Later({ at, name, now, due }: LaterProps) {
  return (
    <Station mark={at ? 'done' : now ? 'now' : 'later'} name={name}>
      {at ? <When at={at} /> : now ? due ? `等待中，最迟 ${due}` : '等待中' : '未到'}
    </Station>
  );
}

/** Where in its life a draw is. */
export function Timeline({ draw }: { draw: DrawPage }) {
  const voided = draw.state === 'voided';
  return (
    <ol class="timeline">
      <DrawDay draw={draw} />
      <Station mark="done" name="公布承诺">
        <When at={draw.committedAt} />
      </Station>
      <SeedStation draw={draw} />
      {(!voided || draw.executedAt) && <Later at={draw.executedAt} name="抽取" now={false} />}
      {voided ? (
        <Station mark="void" name="作废">
          {draw.voidedAt && <When at={draw.voidedAt} />}
        </Station>
      ) : (
        <Later
          at={draw.publishedAt}
          name={draw.names === 'results' ? '公示数量' : '公示'}
          now={draw.state === 'executed'}
          due={draw.publication?.due}
        />
      )}
      {!voided && draw.names === 'results' && (
        <Later at={draw.namedAt} name="随检查结果公示名单" now={awaitsNames(draw)} />
      )}
    </ol>
  );
}
