import { z } from 'zod';
import { ACTIONS, CATEGORIES } from '../screening/listed-entry.ts';
import { LIST_DEFAULTS, LIST_FORMATS, type ListDefaults, type ListFormat } from './lists/list-record.ts';

/** What the records of each format are listed for. */
export type ImportRules = Readonly<Record<ListFormat, ListDefaults>>;

const ruleSchema = z.strictObject({ category: z.enum(CATEGORIES), action: z.enum(ACTIONS) });

/** `iamis-ndjson` has no rule: each of its lines says both. */
const rulesSchema = z
  .strictObject({
    'un-xml': ruleSchema,
    'ofac-csv': ruleSchema,
    'opensanctions-csv': ruleSchema,
    'ftm-json': ruleSchema,
  } satisfies Record<Exclude<ListFormat, 'iamis-ndjson'>, z.ZodType>)
  .partial();

/** The setting is wrong; every problem at once. */
export class ImportRulesError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`IAMIS_LIST_RULES has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ImportRulesError';
    this.problems = problems;
  }
}

/**
 * The setting IAMIS_LIST_RULES, JSON like `{"un-xml": {"category": "refusal-of-entry", "action": "refuse-entry"}}`. Formats that it
 * does not name, and an empty setting, keep their defaults.
 * @throws ImportRulesError
 */
export function readImportRules(setting: string): ImportRules {
  if (setting.trim() === '') return LIST_DEFAULTS;
  let json: unknown;
  try {
    json = JSON.parse(setting);
  } catch {
    throw new ImportRulesError(['it is not JSON']);
  }
  const parsed = rulesSchema.safeParse(json);
  if (!parsed.success) {
    throw new ImportRulesError(
      parsed.error.issues.map(({ path, message }) => [path.map(String).join('.'), message].filter(Boolean).join(': ')),
    );
  }
  const rules: ImportRules = { ...LIST_DEFAULTS, ...parsed.data };
  return Object.freeze(Object.fromEntries(LIST_FORMATS.map((format) => [format, rules[format]])) as ImportRules);
}
