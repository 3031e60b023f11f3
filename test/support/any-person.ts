import fc from 'fast-check';
import { type NricSeries, nricChecksumLetter } from '../../src/core/catalogue/nric.js';

const chars = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((all) => all.join(''));

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const word = chars(CAPITALS, 5, 9);
const padded = (inner: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom('', '', '', ' ', '\t'), inner).map(([space, text]) => `${space}${text}`);

const name = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  fc.tuple(word, fc.constantFrom(' BIN ', ' S/O ', ' É', ', '), word).map((parts) => parts.join('')),
  chars('王李張陳林黃吳周徐孫', 5, 8),
  chars('अआइईउकखगघचछ', 6, 9),
);
const nric = fc
  .tuple(fc.constantFrom<NricSeries>('S', 'T', 'F', 'G', 'M'), chars(DIGITS, 7), fc.nat(3))
  .map(([series, digits, kind]) => {
    const right = nricChecksumLetter(series, digits);
    const whole = `${series}${digits}${kind === 1 ? (right === 'A' ? 'B' : 'A') : right}`;
    return kind === 2 ? whole.toLowerCase() : whole;
  });
const passport = fc.tuple(chars('KXEZ', 1), chars(DIGITS, 7), chars('PBCN', 1)).map((parts) => parts.join(''));
const mobile = fc.tuple(fc.constantFrom('8', '9', '8', '6'), chars('1234567', 7)).map((parts) => parts.join(''));
const email = fc.oneof(
  padded(fc.tuple(word, word).map(([local, host]) => `${local.toLowerCase()}.x1@${host.toLowerCase()}.gov.sg`)),
  word.map((local) => `${local.toLowerCase()}@@x`),
);
const address = fc
  .tuple(
    chars('123456789', 3),
    word,
    chars('123456789', 5),
    chars('123456789', 6),
    fc.constantFrom('\n', '\\n', '\r\n'),
  )
  .map(([block, street, unit, post, end]) => [`${block} ${street} STREET`, `#${unit}`, `SINGAPORE ${post}`].join(end));
const date = fc
  .tuple(
    fc.integer({ min: 1931, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
    fc.nat(6),
  )
  .map(([year, month, day, kind]) => {
    const [mm, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')];
    if (kind === 0) return `${year}`;
    if (kind === 1) return `${year}-${mm}`;
    return kind === 2 ? `${year}-00-00` : `${year}-${mm}-${dd}`;
  });
const absent = <T>(inner: fc.Arbitrary<T>) => fc.oneof({ weight: 9, arbitrary: inner }, fc.constantFrom('NA', ''));

/** Records as sgID sends them, with the oddities that were seen: other spellings of keys, unknown ones, a list in a list. */
const records = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc
    .tuple(fc.array(fc.record(members, { requiredKeys: [] }), { maxLength: 3 }), fc.nat(5))
    .map(([rows, kind]) => (kind === 0 ? JSON.stringify(JSON.stringify(rows)) : JSON.stringify(rows)));

const children = records({
  birth_cert_no: nric,
  name,
  dateOfBirth: date,
  sex: fc.constantFrom('MALE', 'FEMALE', 'NA'),
  race: word,
  [`note_${'x'}`]: word,
  vaccination_requirements: fc.array(fc.record({ requirement: word, fulfilled: fc.constantFrom('TRUE', 'Y', 'NA') }), {
    maxLength: 2,
  }),
});
const vehicles = records({
  vehicle_number: chars(CAPITALS, 3).chain((front) => chars(DIGITS, 4).map((end) => front + end)),
  n: fc.nat(),
});
const posts = records({
  workEmail: email,
  agency_name: word,
  employment_title: fc.constantFrom('NA', 'Engineer'),
  head: fc.boolean(),
});

/** Values of one person by scope, each of a shape that was seen; every identifying one long enough not to occur by chance. */
export const anyPerson: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .record(
    {
      'myinfo.name': absent(name),
      'myinfo.nric_number': absent(padded(nric)),
      'myinfo.date_of_birth': date,
      'myinfo.is_age_above_18': fc.constantFrom('true', 'false', 'TRUE', 'NA', 'maybe'),
      'myinfo.passport_number': absent(passport),
      'myinfo.mobile_number': absent(mobile),
      'myinfo.email': absent(email),
      'myinfo.registered_address': absent(address),
      'myinfo.vehicles': absent(vehicles),
      'myinfo.marriage_date': date,
      'myinfo.divorce_date': date,
      'myinfo.marriage_certificate_number': absent(chars('123456789', 6)),
      'myinfo.children_birth_records': absent(children),
      'myinfo.name_of_employer': absent(fc.oneof(name, nric, email)),
      'pocdex.public_officer_details': absent(posts),
      'myinfo.unheard_of': fc.oneof(name, nric, address, children),
    },
    { requiredKeys: [] },
  )
  .chain((values) =>
    fc.boolean().map((linked) => {
      const { 'myinfo.nric_number': id, 'myinfo.mobile_number': number } = values;
      const tail = linked && id !== undefined && id.length >= 9 ? id.trim().slice(-4).toUpperCase() : '731Z';
      const local = linked && number?.length === 8 ? number : '96543217';
      return {
        ...values,
        'myinfo.nric_last_four_characters': `*****${tail}`,
        'myinfo.mobile_number_with_country_code': `+65 ${local}`,
      };
    }),
  );
