import './print.css';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { PageHead } from '../../shell/PageHead.tsx';

interface PrintFrameProps {
  title: string;
  /** The way back to what is printed. */
  crumb: ReactNode;
  /** Whether all of it is there. */
  ready: boolean;
  children: ReactNode;
}

/** A page to be printed: its head and its button stay off the paper. */
export function PrintFrame({ title, crumb, ready, children }: PrintFrameProps) {
  return (
    <div className="page print-page">
      <div className="no-print">
        <PageHead
          title={title}
          crumb={crumb}
          actions={
            <Button type="primary" disabled={!ready} onClick={() => window.print()}>
              打印
            </Button>
          }
        />
      </div>
      {children}
    </div>
  );
}

interface SheetProps {
  title: string;
  sub: ReactNode;
  /** Who signs, or what is filled in by hand below. */
  signatures: readonly string[];
  children: ReactNode;
}

/** What is on the paper, A4. */
export function Sheet({ title, sub, signatures, children }: SheetProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a narrow screen and must be reachable by keyboard
    <article className="sheet" tabIndex={0}>
      <h1>{title}</h1>
      <p className="sheet-sub">{sub}</p>
      {children}
      <dl className="signatures">
        {signatures.map((name) => (
          <div key={name}>
            <dt>{name}：</dt>
            <dd />
          </div>
        ))}
      </dl>
    </article>
  );
}
