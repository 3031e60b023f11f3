import type { ReadValue, ValueType } from '../types.js';
import { readAddress } from './address.js';
import { readBoolean } from './boolean.js';
import { readDate, readPartialDate } from './date.js';
import { readEmail } from './email.js';
import { readMaskedNric } from './masked-nric.js';
import { readMobile, readMobileWithCountryCode } from './mobile.js';
import { readNric } from './nric.js';
import { readNumber } from './number.js';
import { readPassportNumber } from './passport-number.js';
import { readName, readText } from './text.js';

/** How a string that stands for a value is read. Never throws. */
export type ValueReader = (raw: string) => ReadValue;

/** Every value type that is one value, as opposed to a list of records. */
export type ScalarType = Exclude<ValueType, 'records'>;

/** One reader for each type. None of them looks for `NA` and its like: that is done before. */
export const scalarReaders: Readonly<Record<ScalarType, ValueReader>> = {
  text: readText,
  name: readName,
  nric: readNric,
  'masked-nric': readMaskedNric,
  'passport-number': readPassportNumber,
  date: readDate,
  'partial-date': readPartialDate,
  mobile: readMobile,
  'mobile-with-country-code': readMobileWithCountryCode,
  email: readEmail,
  address: readAddress,
  boolean: readBoolean,
  number: readNumber,
};
