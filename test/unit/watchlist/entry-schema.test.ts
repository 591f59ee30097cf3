import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { entryBodySchema, entryContentFromBody } from '../../../src/watchlist/entry-schema.ts';

const smallest = {
  category: 'refusal-of-entry',
  action: 'refuse-entry',
  names: [{ text: 'Aibek Synakov', kind: 'primary' }],
};

function faultsOf(change: Record<string, unknown>): string[] {
  const parsed = entryBodySchema.safeParse({ ...smallest, ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('/'));
}

describe('the body of a new entry', () => {
  test('needs a category, an action and a name, and nothing else', () => {
    expect(entryContentFromBody(entryBodySchema.parse(smallest))).toEqual({
      ...smallest,
      birthDates: [],
      sex: null,
      nationalities: [],
      documents: [],
      pin: null,
      birthPlace: null,
      flags: [],
      legalBasis: null,
      caseNumber: null,
      severity: null,
      directions: [],
      contact: null,
      validFrom: null,
      reviewDue: null,
      validTo: null,
      sourceList: null,
      sourceId: null,
    });
    expect(entryBodySchema.safeParse({}).success).toBe(false);
  });

  test('keeps what it is given, trimmed and with one code for one state', () => {
    const content = entryContentFromBody(
      entryBodySchema.parse({
        ...smallest,
        names: [{ text: '  И\u0306брагим ', kind: 'alias' }],
        nationalities: ['D', 'DEU'],
        documents: [{ state: 'D', number: ' C01X ' }, { number: '77' }],
        directions: ['exit', 'exit'],
        validFrom: '2026-01-01',
        validTo: '2026-01-01',
      }),
    );
    expect(content).toMatchObject({
      names: [{ text: 'Йбрагим', kind: 'alias' }],
      nationalities: ['DEU'],
      directions: ['exit'],
      validTo: '2026-01-01',
    });
    expect(content.documents).toHaveLength(2);
    expect(content.documents).toContainEqual({ state: 'DEU', number: 'C01X' });
    expect(content.documents).toContainEqual({ state: null, number: '77' });
  });

  test.each([
    ['names', []],
    ['names', Array.from({ length: 201 }, (_, index) => ({ text: `A${index}`, kind: 'alias' }))],
    ['names/0/text', [{ text: '  ', kind: 'alias' }]],
    ['names/0/text', [{ text: '007', kind: 'alias' }]],
    ['names/0/text', [{ text: 'A\u0000B', kind: 'alias' }]],
    ['names/0/text', [{ text: 'A\uD800', kind: 'alias' }]],
    ['names/0/text', [{ text: 'A'.repeat(201), kind: 'alias' }]],
    ['names/0/kind', [{ text: 'A', kind: 'nickname' }]],
    ['birthDates/0', ['1975-02-30']],
    ['birthDates/1', ['1975', 'about 1970']],
    ['sex', 'm'],
    ['nationalities/0', ['kg']],
    ['nationalities/0', ['KYRGYZSTAN']],
    ['documents/0/state', [{ state: 'ZZZ', number: '1' }]],
    ['documents/0/number', [{ state: 'KGZ', number: '---' }]],
    ['pin', '12'],
    ['pin', '1-2-3-4-5'],
    ['pin', '0000000000'],
    ['flags/0', ['dangerous']],
    ['severity', 'highest'],
    ['directions/0', ['in']],
    ['validFrom', '2026-02-30'],
    ['validFrom', '2026-02'],
    ['legalBasis', ''],
  ])('is refused at %s when that is wrong', (path, value) => {
    expect(faultsOf({ [path.split('/')[0] ?? '']: value })).toContain(path);
  });

  test('is refused with an unknown key, and when it ends before it begins', () => {
    expect(faultsOf({ nickname: 'x' })).toEqual(['']);
    expect(faultsOf({ validFrom: '2026-02-01', validTo: '2026-01-01' })).toEqual(['validTo']);
  });

  test('can be described by JSON Schema for the API document', () => {
    const schema = z.toJSONSchema(entryBodySchema, { io: 'input' });
    expect(schema).toMatchObject({
      type: 'object',
      required: ['category', 'action', 'names'],
      additionalProperties: false,
    });
  });
});
