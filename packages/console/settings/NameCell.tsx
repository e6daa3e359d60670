interface NameProps {
  name: string;
  onEdit: (() => void) | undefined;
}

/** A thing's name in its list; a button where it may be changed. */
export function NameCell({ name, onEdit }: NameProps) {
  if (!onEdit) return name;
  return (
    <button type="button" className="plain row-link" onClick={onEdit}>
      {name}
    </button>
  );
}
