/** @jsxImportSource preact */
import { useId } from 'preact/hooks';

/** Files in which a witness keeps something, those from before they were JSON too. */
export const keptFiles = '.json,.txt,application/json,text/plain';

type FilePickProps = {
  label: string;
  /** Endings and types that the browser offers. */
  accept: string;
  multiple?: boolean;
  onFiles: (files: readonly [File, ...File[]]) => void;
  /** What is wrong with what was chosen; empty where nothing is. */
  trouble: string;
};

/** A button that chooses files from the device, and what is wrong with them. The same file can be chosen again. */
export function FilePick({ label, accept, multiple = false, onFiles, trouble }: FilePickProps) {
  const field = useId();
  const choose = (input: HTMLInputElement) => {
    const [first, ...others] = input.files ?? [];
    if (first) onFiles([first, ...others]);
    input.value = '';
  };
  return (
    <>
      <p class="actions">
        <input
          id={field}
          class="hidden-text"
          type="file"
          multiple={multiple}
          accept={accept}
          onChange={(event) => choose(event.currentTarget)}
        />
        <label class="button quiet file" for={field}>
          {label}
        </label>
      </p>
      {trouble !== '' && (
        <p class="notice void" role="alert">
          {trouble}
        </p>
      )}
    </>
  );
}
