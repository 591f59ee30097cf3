import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  conveyanceOf,
  conveyanceText,
  PURPOSES,
  TRAVELLER_KINDS,
} from '../../../web/src/rooms/crossings/lane/journey.ts';

describe('what is told of a journey', () => {
  it('is what the API takes: every purpose and every kind of traveller', () => {
    const api = parse(readFileSync(join(import.meta.dirname, '../../../openapi.yaml'), 'utf8')) as {
      components: { schemas: { NewInspectionInput: { properties: Record<string, { enum: string[] }> } } };
    };
    const { purpose, travellerKind } = api.components.schemas.NewInspectionInput.properties;
    expect([...PURPOSES]).toEqual(purpose?.enum);
    expect([...TRAVELLER_KINDS]).toEqual(travellerKind?.enum);
  });

  it('leaves out what is empty, and writes numbers of flights and vehicles in capitals', () => {
    expect(conveyanceOf({ plate: ' 01kg 123 abc ', bus: ' ' })).toEqual({ plate: '01KG 123 ABC' });
    expect(conveyanceOf({ flight: '' })).toBeUndefined();
    expect(conveyanceText(conveyanceOf({ plate: '01kg 123 abc', bus: '590' }))).toBe('01KG 123 ABC · 590');
    expect(conveyanceText(undefined)).toBe('');
  });
});
