/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

/** A list of terms and what they are. */
export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts-list">{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
