import { aboutLines } from '../about-lines.js';
import type { SamplePayload } from '../sample-payload.js';
import { pythonLiteral } from '../string-literal.js';

/** A Python module, 3.8 or later, with the payload as a typed dictionary. */
export function pythonOf({ _about, sub, data }: SamplePayload): string {
  const about = aboutLines(_about, 'Sample payload of sgID').map((line) => `# ${line}`);
  return [
    ...about,
    '',
    'from typing import Final, TypedDict',
    '',
    '# Every value is a string; NA says that nothing is held.',
    'SgidData = TypedDict(',
    '    "SgidData",',
    '    {',
    ...Object.keys(data).map((scope) => `        ${pythonLiteral(scope)}: str,`),
    '    },',
    ')',
    '',
    '',
    'class SgidUserInfo(TypedDict):',
    '    """What the official SDK’s userinfo returns."""',
    '',
    '    sub: str',
    '    data: SgidData',
    '',
    '',
    'USER_INFO: Final[SgidUserInfo] = {',
    `    "sub": ${pythonLiteral(sub)},`,
    '    "data": {',
    ...Object.entries(data).map(([scope, value]) => `        ${pythonLiteral(scope)}: ${pythonLiteral(value)},`),
    '    },',
    '}',
    '',
  ].join('\n');
}
