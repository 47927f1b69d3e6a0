/** What the platform reads of the app's manifest. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const attributeType = z.enum(['string', 'integer', 'float', 'boolean', 'any']);
const entity = z.object({
  name: z.string(),
  attributes: z.record(z.string(), z.object({ type: attributeType })),
  indexes: z
    .array(
      z.union([
        z.string(),
        z.object({
          name: z.string(),
          partition: z.array(z.string()).optional(),
          range: z.array(z.string()),
        }),
      ]),
    )
    .default([]),
});
const egressAddress = z.union([z.string(), z.looseObject({ address: z.string() })]);
const output = z.looseObject({
  key: z.string(),
  statusCode: z.number().int(),
  contentType: z.string().optional(),
  body: z.string().optional(),
});
const appModule = z.looseObject({
  key: z.string(),
  title: z.union([z.string(), z.looseObject({ i18n: z.string() })]).optional(),
  resource: z.string().optional(),
  render: z.string().optional(),
  icon: z.string().optional(),
  function: z.string().optional(),
  resolver: z.looseObject({ function: z.string().optional() }).optional(),
  queue: z.string().optional(),
  interval: z.string().optional(),
  events: z.array(z.string()).optional(),
  filter: z.looseObject({ ignoreSelf: z.boolean().optional() }).optional(),
  response: z
    .looseObject({ type: z.enum(['static', 'dynamic']), outputs: z.array(output).default([]) })
    .optional(),
});
const appFunction = z.looseObject({
  key: z.string(),
  handler: z.string(),
  timeoutSeconds: z.number().optional(),
});
const translations = z.object({
  resources: z.array(z.object({ key: z.string(), path: z.string() })),
  fallback: z.looseObject({ default: z.string() }),
});
const manifestFile = z.looseObject({
  app: z.looseObject({
    id: z.string(),
    storage: z.object({ entities: z.array(entity).default([]) }).optional(),
  }),
  permissions: z
    .looseObject({
      scopes: z.array(z.string()).default([]),
      content: z.record(z.string(), z.unknown()).optional(),
      external: z
        .looseObject({
          fetch: z.looseObject({ backend: z.array(egressAddress).optional() }).optional(),
        })
        .optional(),
    })
    .optional(),
  modules: z.looseObject({ function: z.array(appFunction).default([]) }),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).default([]),
  translations: translations.optional(),
});

export type EntityDefinition = z.infer<typeof entity>;

export type AppModule = z.infer<typeof appModule> & { readonly type: string };

export interface AppManifest {
  /** The bare UUID. */
  readonly appId: string;
  readonly scopes: readonly string[];
  readonly permissions: z.infer<typeof manifestFile>['permissions'];
  /** Addresses the functions may call. */
  readonly egress: readonly string[];
  readonly entities: readonly EntityDefinition[];
  readonly functions: readonly z.infer<typeof appFunction>[];
  /** All but functions. */
  readonly modules: readonly AppModule[];
  readonly resources: readonly { readonly key: string; readonly path: string }[];
  readonly translations: z.infer<typeof translations> | undefined;
}

export function readManifest(appDir: string): AppManifest {
  const text = readFileSync(path.join(appDir, 'manifest.yml'), 'utf8');
  const file = manifestFile.parse(parse(text));
  const backend = file.permissions?.external?.fetch?.backend ?? [];
  return {
    appId: file.app.id.slice(file.app.id.lastIndexOf('/') + 1),
    scopes: file.permissions?.scopes ?? [],
    permissions: file.permissions,
    egress: backend.map((address) => (typeof address === 'string' ? address : address.address)),
    entities: file.app.storage?.entities ?? [],
    functions: file.modules.function,
    modules: Object.entries(file.modules)
      .filter(([type]) => type !== 'function')
      .flatMap(([type, list]) =>
        z
          .array(appModule)
          .parse(list)
          .map((module) => ({ ...module, type })),
      ),
    resources: file.resources,
    translations: file.translations,
  };
}

export function modulesOf(manifest: AppManifest, type: string): readonly AppModule[] {
  return manifest.modules.filter((module) => module.type === type);
}

/** The file of a handler below `src`, and the name it exports: `entry/resolver.handler`. */
export function handlerParts(handler: string): { readonly file: string; readonly name: string } {
  const dot = handler.lastIndexOf('.');
  return { file: handler.slice(0, dot), name: handler.slice(dot + 1) };
}
