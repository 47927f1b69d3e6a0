import { FormField } from '../../components/form-field';

interface FilePickerProps {
  readonly label: string;
  readonly accept: string;
  readonly help?: string;
  readonly onText: (text: string, name: string) => void;
}

/** The browser's own control: it works by keyboard and by dropping a file on it. */
export function FilePicker({ label, accept, help, onText }: FilePickerProps) {
  return (
    <FormField label={label} {...(help !== undefined && { help })}>
      {({ id, 'aria-describedby': describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          className="okr-file"
          type="file"
          accept={accept}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file === undefined) return;
            void file.text().then((text) => {
              onText(text, file.name);
            });
          }}
        />
      )}
    </FormField>
  );
}
