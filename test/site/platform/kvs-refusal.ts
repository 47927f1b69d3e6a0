export interface KvsAnswer {
  readonly status: number;
  /** JSON as it crosses the wire: what is stored as text is not taken apart to be put together. */
  readonly text?: string;
}

export function answerOf(status: number, body: unknown): KvsAnswer {
  return { status, text: JSON.stringify(body) };
}

/** Ends a storage request with the platform's error body. */
export class KvsRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  answer(): KvsAnswer {
    return answerOf(this.status, { code: this.code, message: this.message });
  }
}

/** 400 unless the platform documents another status. */
export function refuse(code: string, message: string, status = 400): never {
  throw new KvsRefusal(status, code, message);
}
