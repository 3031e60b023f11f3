/** What a PEM text turns into on its way through files, shells, forms and clipboards. */
export const PEM_FORMS: Readonly<Record<string, (pem: string) => string>> = {
  'as it is': (pem) => pem,
  CRLF: (pem) => pem.replaceAll('\n', '\r\n'),
  'carriage returns alone': (pem) => pem.replaceAll('\n', '\r'),
  'literal \\n': (pem) => pem.replaceAll('\n', '\\n'),
  'literal \\\\n': (pem) => pem.replaceAll('\n', '\\\\n'),
  'literal \\r\\n': (pem) => pem.replaceAll('\n', '\\r\\n'),
  'no line breaks': (pem) => pem.replaceAll('\n', ''),
  'spaces for line breaks': (pem) => pem.trim().replaceAll('\n', ' '),
  'in double quotes': (pem) => `"${pem.trim()}"`,
  'in single quotes, literal \\n': (pem) => `'${pem.replaceAll('\n', '\\n')}'`,
  'in quotes with a comma': (pem) => `  "${pem.replaceAll('\n', '\\n')}",`,
  indented: (pem) => pem.replaceAll('\n', '\n    '),
  'leading spaces': (pem) => `   ${pem}`,
  'a byte order mark': (pem) => `\uFEFF${pem}`,
  'a byte order mark in quotes': (pem) => `"\uFEFF${pem}"`,
  'blank lines around': (pem) => `\n\n${pem}\n\n`,
  'text around': (pem) => `Bag Attributes\n  friendlyName: client\n${pem}trailing words\n`,
  'no BEGIN and END': (pem) => bodyOf(pem),
  'no BEGIN and END, in lines': (pem) => pem.trim().split('\n').slice(1, -1).join('\n'),
  'base64 once more': (pem) => Buffer.from(pem).toString('base64'),
  'base64 once more, literal \\n inside': (pem) => Buffer.from(pem.replaceAll('\n', '\\n')).toString('base64'),
};

/** The base64 between the lines, in one. */
export function bodyOf(pem: string): string {
  return pem.trim().split('\n').slice(1, -1).join('');
}
