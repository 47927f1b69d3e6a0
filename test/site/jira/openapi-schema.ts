/** OpenAPI 3.0's dialect of JSON Schema as JSON Schema: `nullable` and boolean bounds. */
export function jsonSchemaOf(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(jsonSchemaOf);
  if (typeof schema !== 'object' || schema === null) return schema;
  // `example`s hold data, not schemas; the discriminator only repeats what `oneOf` says.
  const left = new Set(['example', 'examples', 'x-examples', 'discriminator', 'nullable']);
  const entries = Object.entries(schema)
    .filter(([name, value]) => !left.has(name) || isSchemaNamed(name, value))
    .filter(([name, value]) => !(name.startsWith('exclusiveM') && typeof value === 'boolean'))
    // Beside a choice of schemas it would forbid all of their properties; it is not meant so.
    .filter(([name]) => name !== 'additionalProperties' || !('anyOf' in schema))
    .map(([name, value]) => [name, jsonSchemaOf(value)] as const);
  const plain: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  if (!('nullable' in schema) || schema.nullable !== true) return plain;
  return { anyOf: [plain, { type: 'null' }] };
}

/** A property may be called like a keyword: then a schema stands there. */
function isSchemaNamed(name: string, value: unknown): boolean {
  return (
    (name === 'discriminator' || name === 'nullable') &&
    typeof value === 'object' &&
    value !== null &&
    'type' in value
  );
}
