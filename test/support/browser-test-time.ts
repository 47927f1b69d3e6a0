/** What a person does in a browser takes seconds, and several times that on a busy machine. */
jest.setTimeout(90_000);
