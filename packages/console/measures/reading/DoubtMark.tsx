/** The mark before a doubt: one that keeps the notice from being followed, or one that does not. */
export function DoubtMark({ blocks }: { blocks: boolean }) {
  return (
    <>
      <span className={blocks ? 'doubt must' : 'doubt may'} aria-hidden="true">
        {blocks ? '!' : '?'}
      </span>
      <span className="visually-hidden">{blocks ? '须处理：' : '可补充：'}</span>
    </>
  );
}
