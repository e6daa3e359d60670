import { type ReactNode, useId } from 'react';

interface PanelProps {
  title?: ReactNode;
  /** What a panel without a title is called. */
  label?: string;
  about?: ReactNode;
  actions?: ReactNode;
  /** No padding at the sides: for tables. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A titled region of a page. */
export function Panel({ title, label, about, actions, flush, className, children }: PanelProps) {
  const id = useId();
  return (
    <section
      className={`panel ${className ?? ''}`}
      aria-labelledby={title ? id : undefined}
      aria-label={title ? undefined : label}
    >
      {title ? (
        <header>
          <div>
            <h2 id={id}>{title}</h2>
            {about ? <p className="about">{about}</p> : null}
          </div>
          {actions ? <div className="row">{actions}</div> : null}
        </header>
      ) : null}
      {children ? <div className={flush ? 'body flush' : 'body'}>{children}</div> : null}
    </section>
  );
}
