import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayGoOn, splitName, writeName } from '../../../src/documents/mrz-names.ts';
import { transliterateName } from '../../../src/documents/transliterate-name.ts';

describe('a name field', () => {
  it.each([
    ['ERIKSSON<<ANNA<MARIA<<<<<', 'ERIKSSON', 'ANNA<MARIA<<<<<'],
    ['<<FIRST<NAME<<<<<<<<<<<<', '', 'FIRST<NAME<<<<<<<<<<<<'],
    ['ARKFREITH<<<<<<<<<<<<<<<', 'ARKFREITH', '<<<<<<<<<<<<<'],
    ['SATRIYA<SUDARPA<LONGNAME', 'SATRIYA<SUDARPA<LONGNAME', ''],
  ])('%s is «%s» and «%s»', (element, surname, givenNames) => {
    expect(splitName(element)).toEqual({ surname, givenNames });
  });

  it('filled to its last position may go on', () => {
    expect(mayGoOn('NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU')).toBe(true);
    expect(mayGoOn('ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<')).toBe(false);
  });

  it.each([
    ['ERIKSSON', 'ANNA MARIA', 39, 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'],
    ['ARKFREITH', '', 30, 'ARKFREITH<<<<<<<<<<<<<<<<<<<<<'],
    ['PAPANDROPOULOUS', 'JONATHON WARREN TREVOR', 39, 'PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR'],
    ['NILAVADHANANANDA', 'ARNPOL PETCH CHARONGUANG', 39, 'NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU'],
    ['NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG KRASUANG', 39, 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K'],
    ['BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL', 'DINGO', 39, 'BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WA<<D'],
    ['BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL', '', 39, 'BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNA'],
    // the cut falls between two components: the one before gives up a letter
    ['SMITH', 'JOHN PAUL', 12, 'SMITH<<JOH<P'],
    ['SMITH', 'A B CHARLES', 11, 'SMIT<<A<B<C'],
  ])('writes %s, %s in %i positions (Doc 9303-4, 4.2.3)', (surname, givenNames, width, element) => {
    expect(writeName(surname, givenNames, width)).toBe(element);
  });

  it('has its width, and a letter at the end whenever the name is cut', () => {
    const component = fc.stringMatching(/^[A-Z]{2,20}$/);
    const names = fc.array(component, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(names, names, fc.constantFrom(30, 31, 39), (surname, givenNames, width) => {
        const element = writeName(surname, givenNames, width);
        expect(element).toHaveLength(width);
        expect(mayGoOn(element)).toBe(surname.length + 2 + givenNames.length >= width);
        expect(element.indexOf('<<')).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a name in the letters of the MRZ', () => {
  it.each([
    ['Müller', 'MUELLER'],
    ['Groß', 'GROSS'],
    ['Øst Åke', 'OEST AAKE'],
    ['CAÑON', 'CANON'],
    ['Škoda', 'SKODA'],
    ['Şahin İnönü', 'SAHIN INOENUE'],
    ['ƏLİYEV', 'ELIYEV'],
    ['Nguyễn', 'NGUYEN'],
    ["O'Connor", 'OCONNOR'],
    ['Smith-Jones', 'SMITH JONES'],
    ['Anna, Maria', 'ANNA MARIA'],
    ['Щукин', 'SHCHUKIN'],
    ['Соловьёв Юрий', 'SOLOVEV IURII'],
    ['Өмүрзак уулу Бакыт', 'OMURZAK UULU BAKYT'],
    ['Түгөлбай Жаңыл', 'TUGOLBAI ZHANYL'],
    ['Қасымов Ұлан', 'KASYMOV ULAN'],
    ['Раҳмонӣ Ҷамшед', 'RAHMONI JAMSHED'],
    ['محمود', 'MXHMWD'],
    ['فاطمة', 'FAXTTMXAH'],
    ['عبّاس', 'EBBAS'],
  ])('%s is %s (Doc 9303-3, 6)', (name, latin) => {
    expect(transliterateName(name)).toEqual({ latin, isComplete: true });
  });

  it('says when something had to be left out, and never guesses', () => {
    expect(transliterateName('王小明')).toEqual({ latin: '', isComplete: false });
    expect(transliterateName('IVAN0V')).toEqual({ latin: 'IVANV', isComplete: false });
  });

  it('is made of A to Z and single spaces for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(transliterateName(name).latin).toMatch(/^(?:[A-Z]+(?: [A-Z]+)*)?$/);
      }),
    );
  });
});
