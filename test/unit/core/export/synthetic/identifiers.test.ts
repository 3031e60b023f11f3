import { describe, expect, it } from 'vitest';
import { checkNric } from '../../../../../src/core/catalogue/nric.js';
import {
  syntheticEmail,
  syntheticMobile,
  syntheticNric,
} from '../../../../../src/core/export/synthetic/identifiers.js';
import { seededRandom } from '../../../../../src/core/export/synthetic/random.js';
import {
  syntheticVehicleNumber,
  vehicleChecksumLetter,
} from '../../../../../src/core/export/synthetic/vehicle-number.js';
import { syntheticAddress, syntheticName } from '../../../../../src/core/export/synthetic/words.js';

const seeds = Array.from({ length: 40 }, (_, seed) => seededRandom(String(seed)));

describe('synthetic identifiers', () => {
  it('have a checksum that holds where it held, and none where it did not', () => {
    for (const random of seeds) {
      expect(checkNric(syntheticNric('S9812381D', random))).toMatchObject({ valid: true, kind: 'NRIC' });
      expect(checkNric(syntheticNric('S9876543A', random))).toMatchObject({ valid: false, reason: 'checksum' });
      expect(syntheticNric(' g1234567x', random)).toMatch(/^ g9\d{6}[a-z]$/);
    }
  });

  it('are in ranges that are not given out: years to come, and telephone numbers without mobiles', () => {
    for (const random of seeds) {
      expect(syntheticNric('T1808765G', random)).toMatch(/^T[6-9]\d{6}[A-Z]$/);
      expect(syntheticMobile('81234567', random)).toMatch(/^8000\d{4}$/);
      expect(syntheticMobile('91234567', random)).toMatch(/^9900\d{4}$/);
      expect(syntheticEmail('a.b@mail.gov.sg', random)).toMatch(/^[a-z]\.[a-z]@[a-z]{3}\.example$/);
      expect(syntheticAddress('1 SAMPLE AVENUE 3\n#07-415\nSINGAPORE 409999', random)).toMatch(
        /^\d [A-Z]{6} AVENUE \d\n#\d\d-\d{3}\nSINGAPORE 00\d{4}$/,
      );
    }
  });

  it('know the checksum of vehicle numbers', () => {
    expect(vehicleChecksumLetter('SBA', '1234')).toBe('G');
    for (const random of seeds) {
      const [, prefix = '', digits = '', letter = ''] =
        /^(S[A-Z]{2})(\d{4})([A-Z])$/.exec(syntheticVehicleNumber('SBA1234G', random) ?? '') ?? [];
      expect(vehicleChecksumLetter(prefix, digits)).toBe(letter);
    }
    expect(syntheticVehicleNumber('none', seededRandom('1'))).toBeUndefined();
  });

  it('keep the words that say how a name is put together, its script and its marks', () => {
    const random = seededRandom('1');
    expect(syntheticName('NUR BINTE ALI', random)).toMatch(/^[A-Z]{3} BINTE [A-Z]{3}$/);
    expect(syntheticName('RAJ S/O KUMAR', random)).toMatch(/^[A-Z]{3} S\/O [A-Z]{5}$/);
    expect(syntheticName('王大明', random)).toMatch(/^\p{Script=Han}{3}$/u);
    expect(Buffer.byteLength(syntheticName('RENÉE Ω', random))).toBe(Buffer.byteLength('RENÉE Ω'));
  });
});
