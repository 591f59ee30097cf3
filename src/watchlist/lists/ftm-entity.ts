import { z } from 'zod';
import type { ListedName } from '../../screening/listed-entry.ts';
import type { EntryContent, ListedDocument } from '../watchlist-entry.ts';
import { listedContent } from './list-content.ts';
import { stateOfListedCode } from './list-countries.ts';
import { birthDateOf } from './list-dates.ts';
import type { ListDefaults } from './list-record.ts';
import { storableText } from './list-text.ts';

/** An entity of FollowTheMoney as lists publish it; keys that are not read are dropped here. */
const entitySchema = z.object({
  id: z.string(),
  schema: z.string().max(100),
  caption: z.string().max(2000).optional(),
  target: z.boolean().optional(),
  datasets: z.array(z.string().max(200)).max(1000).optional(),
  properties: z.record(z.string().max(100), z.array(z.unknown()).max(10_000)).optional(),
});

export interface FtmEntity {
  id: string;
  schema: string;
  caption: string | undefined;
  /** False: published because somebody listed is tied to it, not listed itself. Absent in files that do not say. */
  target: boolean | undefined;
  datasets: string[];
  /** Texts only; nested entities of other export formats are left out. */
  properties: Map<string, string[]>;
}

/** A change file wraps each entity: `{op: ADD|MOD|DEL, entity}`; a list file is plain entities. */
export interface FtmLine {
  op: 'ADD' | 'MOD' | 'DEL' | undefined;
  entity: FtmEntity;
}

const lineSchema = z.union([
  z.object({ op: z.enum(['ADD', 'MOD']), entity: entitySchema }),
  z.object({ op: z.literal('DEL'), entity: entitySchema.partial({ schema: true }) }),
  entitySchema,
]);

/** Undefined when the line is no entity. */
export function ftmLineOf(value: unknown): FtmLine | undefined {
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const op = 'op' in parsed.data ? parsed.data.op : undefined;
  const entity = 'op' in parsed.data ? parsed.data.entity : parsed.data;
  const properties = new Map<string, string[]>();
  for (const [name, values] of Object.entries(entity.properties ?? {})) {
    const texts = values.filter((text) => typeof text === 'string').map(storableText);
    if (texts.length > 0) properties.set(storableText(name), texts);
  }
  return {
    op,
    entity: {
      id: storableText(entity.id),
      schema: storableText(entity.schema ?? ''),
      caption: entity.caption === undefined ? undefined : storableText(entity.caption),
      target: entity.target,
      datasets: (entity.datasets ?? []).map(storableText),
      properties,
    },
  };
}

const NAME_PROPERTIES: readonly [string, ListedName['kind']][] = [
  ['name', 'primary'],
  ['alias', 'alias'],
  ['previousName', 'alias'],
  ['weakAlias', 'weak'],
];
const NUMBER_PROPERTIES = ['passportNumber', 'idNumber'];
const NATIONALITY_PROPERTIES = ['nationality', 'citizenship'];

/** The document of a Passport or Identification entity. */
export function documentOfFtm(entity: FtmEntity): ListedDocument | undefined {
  const number = entity.properties.get('number')?.[0] ?? entity.properties.get('passportNumber')?.[0];
  if (number === undefined) return undefined;
  return documentOf(number, stateOfListedCode(entity.properties.get('country')?.[0] ?? '') ?? null);
}

function documentOf(number: string, state: string | null): ListedDocument | undefined {
  const trimmed = number.trim();
  return trimmed.length <= 50 && /[\p{L}\p{N}]/u.test(trimmed) ? { state, number: trimmed } : undefined;
}

/** The content of a Person entity with the documents that other entities say it holds; undefined without a usable name. */
export function contentOfFtm(
  entity: FtmEntity,
  documents: readonly ListedDocument[],
  defaults: ListDefaults,
): EntryContent | undefined {
  const textsOf = (name: string): string[] => entity.properties.get(name) ?? [];
  const names = NAME_PROPERTIES.flatMap(([property, kind]) => textsOf(property).map((text) => ({ text, kind })));
  if (entity.caption !== undefined && textsOf('name').length === 0)
    names.push({ text: entity.caption, kind: 'primary' });
  const sexes = [...new Set(textsOf('gender'))];
  return listedContent('ftm-json', entity.id, defaults, {
    names,
    birthDates: textsOf('birthDate').map(birthDateOf),
    sex: sexes.length === 1 ? sexes[0] : undefined,
    nationalities: NATIONALITY_PROPERTIES.flatMap(textsOf).map(stateOfListedCode),
    documents: [...NUMBER_PROPERTIES.flatMap(textsOf).map((number) => documentOf(number, null)), ...documents],
    birthPlace: textsOf('birthPlace').toSorted()[0],
    legalBasis: textsOf('programId').toSorted().join('; ') || entity.datasets.toSorted().join('; '),
  });
}

/** As read, fit for jsonb. */
export function rawOfFtm({ properties, ...entity }: FtmEntity): unknown {
  return { ...entity, properties: Object.fromEntries(properties) };
}
