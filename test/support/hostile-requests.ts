import type { Permission } from '../../src/core/roles.ts';
import type { Random } from '../../src/demonstration/seeded-random.ts';
import { eachTextSpoilt, encoded, hostileBody, spoil } from './hostile-values.ts';

/** A JSON Schema as the API document writes it; read as loosely as a client in another language would. */
interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  examples?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

/** One operation of the API document, its references resolved. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: string;
  permission: Permission | undefined;
  parameters: Parameter[];
  /** undefined: none, or one that is not JSON. */
  body: Schema | undefined;
}

interface ApiDocument {
  components: { schemas: Record<string, Schema> };
  paths: Record<string, Record<string, DocumentedOperation>>;
}

interface DocumentedOperation {
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  'x-permission'?: Permission;
}

/** Every operation of the document, so that a new route is tried without anybody remembering it. */
export function operationsOf(document: ApiDocument): Operation[] {
  const resolve = (schema: Schema): Schema => {
    const target = schema.$ref && document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    const { items, anyOf, properties, ...plain } = target || schema;
    const resolved = Object.entries(properties ?? {}).map(([name, one]) => [name, resolve(one)]);
    return {
      ...plain,
      ...(items && { items: resolve(items) }),
      ...(anyOf && { anyOf: anyOf.map(resolve) }),
      ...(properties && { properties: Object.fromEntries(resolved) }),
    };
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, 'x-permission': permission }]) => {
      const body = requestBody?.content?.['application/json']?.schema;
      return {
        method: method.toUpperCase() as Operation['method'],
        path,
        permission,
        parameters: parameters.map((one) => ({ ...one, schema: resolve(one.schema) })),
        body: body && resolve(body),
      };
    }),
  );
}

export interface HostileRequest {
  method: Operation['method'];
  url: string;
  headers: Record<string, string>;
  payload?: string;
}

/** Values that fit where the schema's type alone doesn't tell. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  ...{ issuingState: 'KAZ', nationality: 'KAZ', state: 'KAZ', residence: 'KAZ', fromCountry: 'KAZ', toCountry: 'UZB' },
  ...{ neighbour: 'KAZ', nationalities: ['KAZ'], birthDate: '1990-03-02', birthDates: ['1975-03-02', 'c1970'] },
  ...{ agency: 'border-service', ownerAgency: 'security-agency', checkpoint: 'manas', checkpoints: ['manas'] },
  ...{
    code: 'manas',
    by: 'checkpoint,direction',
    documentNumber: 'N1000001',
    documentCode: 'P',
    sex: 'F',
    mode: 'road',
  },
  ...{ openingHours: { from: '08:30', to: '20:00' }, pin: '20203197500123', acknowledged: ['minor'] },
  mrz: ['P<KAZPROBNAYA<<AIGERIM<<<<<<<<<<<<<<<<<<<<<<', 'N1000001<0KAZ9111239F3101019<<<<<<<<<<<<<<06'],
};
const TEXTS = ['manas', 'P', 'Prove it', 'N1000001', 'TESTOV INVENTED', 'Молдокулов Нурлан', 'صالح', '12345678901234'];
/** A wrong one is refused before the other fields are used. */
const MUST_BE_KNOWN = ['lane', 'cursor'];
const INSTANTS = ['2026-03-01T00:00:00Z', '2020-02-29T12:30:00.5+06:00'];
const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data',
  'x',
];

/** Makes requests that are almost right, from the document and from what is known to be there. */
export class HostileClient {
  readonly #random: Random;
  /** How likely whatever is optional is there. */
  #fullness = 0.5;
  readonly #ids: readonly string[];
  readonly #now: Date;

  constructor(random: Random, ids: readonly string[], now: Date) {
    this.#random = random;
    this.#ids = ids;
    this.#now = now;
  }

  requestOf({ method, path, parameters, body }: Operation): HostileRequest {
    const random = this.#random;
    const isBodyRight = random.chance(0.2);
    const sample = body && this.#sample(body);
    return {
      method,
      url: this.#url(path, parameters),
      headers: this.#headers(),
      ...(method !== 'GET' && { payload: isBodyRight ? (JSON.stringify(sample) ?? '') : hostileBody(sample, random) }),
    };
  }

  /** The operation with all that it takes, each text in turn spoilt by what a database refuses. */
  spoiltTextsOf({ method, path, parameters, body }: Operation): HostileRequest[] {
    this.#fullness = 1;
    const headers = { 'content-type': 'application/json', 'if-match': '"1"' };
    const rightOf = (one: Parameter) =>
      [one.name, encodeURIComponent(String(this.#sample(one.schema, one.name)))] as const;
    const paths = parameters.filter((one) => one.in === 'path').map(rightOf);
    const url = paths.reduce((url, [name, value]) => url.replace(`{${name}}`, value), path);
    const spoiltQueries = parameters
      .filter((one) => one.in === 'query')
      .map((spoilt) => {
        const required = parameters.filter((one) => one.in === 'query' && one.required && one !== spoilt).map(rightOf);
        return `${url}?${[...required, [spoilt.name, 'a%00b']].map((pair) => pair.join('=')).join('&')}`;
      });
    const bodies = body ? eachTextSpoilt(this.#sample(body)) : [];
    this.#fullness = 0.5;
    return [
      ...spoiltQueries.map((url) => ({ method, url, headers })),
      ...bodies.map((sample) => ({ method, url, headers, payload: JSON.stringify(sample) })),
    ];
  }

  #url(path: string, parameters: readonly Parameter[]): string {
    const random = this.#random;
    const value = ({ name, schema }: Parameter, rightness: number) => {
      const sample = this.#sample(schema, name);
      return encoded(random.chance(rightness) ? sample : spoil(sample, random), random);
    };
    let url = path;
    const query: string[] = [];
    for (const parameter of parameters) {
      if (parameter.in === 'path') url = url.replace(`{${parameter.name}}`, value(parameter, 0.8) || 'x');
      else if (parameter.in === 'query' && (parameter.required || random.chance(0.5))) {
        query.push(`${parameter.name}=${value(parameter, 0.5)}`);
        if (random.chance(0.05)) query.push(`${parameter.name}=${value(parameter, 0.5)}`);
      }
    }
    if (random.chance(0.05)) query.push(random.pick(['unknown=1', '__proto__=1', 'a[b]=1', '&&', '=']));
    return query.length > 0 ? `${url}?${query.join('&')}` : url;
  }

  #headers(): Record<string, string> {
    const random = this.#random;
    const version = () => random.pick(['"1"', '"2"', '"999999999"', '1', 'W/"1"', '*', '""', 'x'.repeat(500)]);
    const text = () => random.pick(['Prove%20it', '2026-1', '%00', '%ff', 'é', '\t', '%ED%A0%80', 'x'.repeat(300)]);
    const may = (likely: number, name: string, make: () => string) => (random.chance(likely) ? { [name]: make() } : {});
    return {
      'content-type': random.chance(0.9) ? 'application/json' : random.pick(CONTENT_TYPES),
      ...may(0.7, 'if-match', version),
      ...may(0.3, 'idempotency-key', () => random.pick(['key-1', 'key-2', 'x'.repeat(201), 'a b', 'ü', ''])),
      ...may(0.5, 'iamis-purpose', text),
      ...may(0.5, 'iamis-case', text),
      ...may(0.2, 'accept', () => random.pick(['text/csv', 'text/csv;q=0', '*/*', ';;', 'application/json, text/csv'])),
    };
  }

  /** A value that fits, or nearly; whatever is optional is there half of the time. */
  #sample(schema: Schema, name = ''): unknown {
    const random = this.#random;
    if (name in BY_NAME && random.chance(0.4 + this.#fullness)) return BY_NAME[name];
    if (name === 'untilAt') return new Date(this.#now.getTime() + 3_600_000).toISOString();
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return random.pick(schema.enum);
    if (schema.anyOf) return this.#sample(random.pick(schema.anyOf), name);
    switch (schema.type) {
      case 'object':
        return this.#sampleObject(schema);
      case 'array':
        return Array.from(
          { length: this.#fullness === 1 ? 1 : random.int(0, 2) },
          () => schema.items && this.#sample(schema.items, name),
        );
      case 'integer':
      case 'number':
        return random.int(0, 20) + (schema.minimum ?? 0);
      case 'boolean':
        return random.chance(0.5);
      case 'null':
        return null;
      default:
        return this.#sampleText(schema);
    }
  }

  #sampleObject({ properties = {}, required = [] }: Schema): Record<string, unknown> {
    const random = this.#random;
    const kept = Object.entries(properties).filter(
      ([key]) =>
        !(this.#fullness === 1 && MUST_BE_KNOWN.includes(key)) &&
        (required.includes(key) || random.chance(this.#fullness)),
    );
    const sample = Object.fromEntries(kept.map(([key, one]) => [key, this.#sample(one, key)]));
    // A document is given in one of two forms.
    const { mrz, document } = properties;
    if (mrz && document) {
      delete sample.mrz;
      delete sample.document;
      if (random.chance(0.5)) sample.mrz = this.#sample(mrz, 'mrz');
      else sample.document = this.#sample(document, 'document');
    }
    return sample;
  }

  #sampleText({ format, examples, pattern }: Schema): string {
    const random = this.#random;
    if (format === 'uuid') return random.pick(this.#ids);
    if (format === 'date-time') return this.#fullness === 1 ? this.#now.toISOString() : random.pick(INSTANTS);
    if (format === 'date') return random.pick(INSTANTS).slice(0, 10);
    if (examples?.length) return String(random.pick(examples));
    if (pattern?.includes(':[0-5]')) return '08:30';
    return pattern?.startsWith('^[a-z0-9-]') ? 'manas' : random.pick(TEXTS);
  }
}
