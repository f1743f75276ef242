type Schema = Readonly<Record<string, unknown>>;

/** The least that a JSON schema allows, with `known` values for fields of these names. */
export function exampleOf(schema: Schema, known: Readonly<Record<string, unknown>>, name = ''): unknown {
  if (name in known) return known[name];
  if ('const' in schema) return schema['const'];
  for (const several of ['enum', 'anyOf', 'oneOf', 'allOf']) {
    const [first] = Array.isArray(schema[several]) ? (schema[several] as unknown[]) : [];
    if (first !== undefined) return several === 'enum' ? first : exampleOf(first as Schema, known, name);
  }
  switch (schema['type']) {
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
      const required = (schema['required'] ?? []) as readonly string[];
      return Object.fromEntries(required.map((key) => [key, exampleOf(properties[key] ?? {}, known, key)]));
    }
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    default:
      return 'words';
  }
}
