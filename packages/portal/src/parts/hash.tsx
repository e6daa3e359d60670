/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { shortHash } from '../words/draw.ts';

/** A hash in full, in groups of eight that a reader can compare with a printed one, and a button that copies it. */
export function Hash({ value, what }: { value: string; what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  const canCopy = typeof navigator.clipboard !== 'undefined';
  return (
    <span class="hash">
      <code title={value}>
        {(value.match(/.{1,8}/g) ?? []).map((group, place) => (
          <span key={place}>{group}</span>
        ))}
      </code>
      {canCopy && (
        <button type="button" class="copy" onClick={copy} aria-label={`复制${what}`}>
          {copied ? '已复制' : '复制'}
        </button>
      )}
    </span>
  );
}

/** A hash shortened for lists; the whole of it is in its title. */
export function ShortHash({ value }: { value: string }) {
  return (
    <code class="short-hash" title={value}>
      {shortHash(value)}
    </code>
  );
}
