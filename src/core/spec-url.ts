const OIDC_CORE = 'https://openid.net/specs/openid-connect-core-1_0.html';
const OIDC_DISCOVERY = 'https://openid.net/specs/openid-connect-discovery-1_0.html';
const PORT_BLOCKING = 'https://fetch.spec.whatwg.org/#port-blocking';
const GCM = 'https://csrc.nist.gov/pubs/sp/800/38/d/final';
const SGID_DOCS = 'https://docs.id.gov.sg';

/** Names that OpenID Connect Core's page gives its sections; their numbers are no anchors. */
const OIDC_ANCHORS: Readonly<Record<string, string>> = {
  '2': 'IDToken',
  '3.1.2.1': 'AuthRequest',
  '3.1.2.5': 'AuthResponse',
  '3.1.2.6': 'AuthError',
  '3.1.2.7': 'AuthResponseValidation',
  '3.1.3.1': 'TokenRequest',
  '3.1.3.3': 'TokenResponse',
  '3.1.3.4': 'TokenErrorResponse',
  '3.1.3.5': 'TokenResponseValidation',
  '3.1.3.7': 'IDTokenValidation',
  '5.3': 'UserInfo',
  '5.3.1': 'UserInfoRequest',
  '5.3.2': 'UserInfoResponse',
  '5.3.3': 'UserInfoError',
  '5.3.4': 'UserInfoResponseValidation',
  '8': 'SubjectIDTypes',
  '8.1': 'PairwiseAlg',
  '9': 'ClientAuthentication',
  '10.1': 'Signing',
  '10.1.1': 'RotateSigKeys',
};

/** The page of a clause named as checks name them: `RFC 7515 5.2`, `OIDC 3.1.3.7 (11)`. Undefined where none is known. */
export function specUrl(spec: string): string | undefined {
  const rfc = /^RFC (\d{4})(?:,? (?:section )?(\d[\d.]*|[A-Z](?:\.\d+)*))?/.exec(spec);
  if (rfc !== null) return rfcUrl(rfc[1] ?? '', rfc[2]);
  if (/^OIDC Discovery/.test(spec)) return OIDC_DISCOVERY;
  const oidc = /^OIDC(?: Core)? (\d[\d.]*)/.exec(spec);
  if (oidc !== null) {
    const anchor = OIDC_ANCHORS[(oidc[1] ?? '').replace(/\.$/, '')];
    return anchor === undefined ? OIDC_CORE : `${OIDC_CORE}#${anchor}`;
  }
  if (/^Fetch Standard/.test(spec)) return PORT_BLOCKING;
  if (/^NIST SP 800-38D/.test(spec)) return GCM;
  return /^sgID/i.test(spec) ? SGID_DOCS : undefined;
}

function rfcUrl(number: string, section: string | undefined): string {
  const page = `https://www.rfc-editor.org/rfc/rfc${number}`;
  if (section === undefined) return page;
  return `${page}#${/^\d/.test(section) ? 'section' : 'appendix'}-${section.replace(/\.$/, '')}`;
}
