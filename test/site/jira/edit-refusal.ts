/** Why Jira does not make an edit: messages of the whole, or one per field. */
export class EditRefusal extends Error {
  readonly status: number;
  readonly errors: Readonly<Record<string, string>>;

  constructor(status: number, message: string, errors: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export function fieldRefusal(fieldId: string, message: string): EditRefusal {
  return new EditRefusal(400, '', { [fieldId]: message });
}
