import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { writeMrz } from '../../../src/documents/write-mrz.ts';
import { inventPassport, officerAt, openDesk } from '../../support/inspection-desk.ts';
import { listedEntry } from '../../unit/screening/invented.ts';

const desk = await openDesk();
const officer = officerAt('manas');

const put = (body: object) => desk.call(officer, 'PUT', `/v1/inspections/${newId()}`, body);
/** Everything JSON can carry, halves of surrogate pairs and NUL among it. */
const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
  { weight: 1, arbitrary: fc.constantFrom('A\ud800B', '\udc00', 'A\u0000B', '\u0000') },
);
/** Listed, so that what was typed beside it is kept as evidence. */
const LISTED = { state: 'KGZ', number: 'AC7654321' };
desk.list(listedEntry({ entryId: newId(), documents: [LISTED] }));
const KNOWN = [201, 400, 422];

test('whatever a reader sends is inspected or refused, never a fault', async () => {
  const [first = '', second = ''] = writeMrz('TD3', inventPassport());
  const mangled = fc
    .tuple(fc.constantFrom(first, second), fc.nat(43), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))
    .map(([line, at, character]) => line.slice(0, at) + character + line.slice(at + 1));
  const mrz = fc.oneof(
    fc.array(anyText, { maxLength: 5 }),
    fc.tuple(mangled, mangled),
    fc.tuple(fc.constant(first), mangled),
  );
  await fc.assert(
    fc.asyncProperty(mrz, async (lines) => {
      const { status } = await put({ checkpoint: 'manas', direction: 'entry', mrz: lines });
      expect(KNOWN).toContain(status);
    }),
    { numRuns: 150 },
  );
});

test('whatever an officer types is inspected or refused, never a fault', async () => {
  const text = fc.oneof(anyText, fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constant('Ünal'));
  const document = fc.record(
    {
      documentCode: fc.oneof(fc.constantFrom('P', 'ID', 'v'), anyText),
      issuingState: fc.constantFrom('KGZ', 'D', 'XXA', 'UTO', 'RUS'),
      documentNumber: fc.oneof(text, fc.constant(LISTED.number)),
      surname: text,
      givenNames: text,
      nativeName: text,
      nationality: fc.constantFrom('KGZ', 'D', 'XXB', 'UTO'),
      birthDate: fc.constantFrom('1990', '1990-02', '1990-02-28', '0001-01-01', '9999-12-31'),
      sex: fc.constantFrom('F', 'M', 'X'),
      expiryDate: fc.constantFrom('2030-01-01', '0001-01-01', '9999-12-31'),
      personalNumber: text,
      isNumberCorrected: fc.boolean(),
    },
    { requiredKeys: ['issuingState', 'documentNumber', 'surname', 'nationality', 'birthDate', 'sex'] },
  );
  await fc.assert(
    fc.asyncProperty(document, async (typed) => {
      const { status } = await put({ checkpoint: 'manas', direction: 'exit', document: typed });
      expect(KNOWN).toContain(status);
    }),
    { numRuns: 150 },
  );
});
