/** Why a page was shown, and what to do. */
export interface PageMeaning {
  readonly causes: readonly string[];
  readonly hint: string;
}

interface Reading extends PageMeaning {
  readonly says: RegExp;
}

/**
 * What a page of the authorization endpoint is about, by the words in it. sgID documents that its errors are pages with
 * status 200 that hold a code and a message, and not which: so the first that fits is taken for likely, never for sure.
 */
const READINGS: readonly Reading[] = [
  {
    says: /redirect[ _-]?ur[il]|callback url/i,
    causes: [
      'The redirect URI is not registered for this client, to the letter: scheme, host, port, path and trailing slash.',
      'It was registered a moment ago, or for another client.',
    ],
    hint: 'Compare it with the list in the developer portal. Five may be registered: add one for the console.',
  },
  {
    says: /code[ _-]?challenge|pkce|S256/i,
    causes: [
      'code_challenge or code_challenge_method is missing, as in the example of sgID’s custom integration guide.',
      'The method is plain; sgID takes S256 alone.',
    ],
    hint: 'Send code_challenge with code_challenge_method=S256.',
  },
  {
    says: /response[ _-]?type/i,
    causes: ['response_type is missing, or is not code.'],
    hint: 'Send response_type=code; sgID takes no other.',
  },
  {
    says: /scopes?\b/i,
    causes: [
      'A scope is misspelt, or not granted to this client at the portal.',
      'openid is missing.',
      'Scopes were joined by + or commas, and read as one.',
    ],
    hint: 'Compare the scopes with the client’s in the developer portal, and join them by %20.',
  },
  {
    says: /client[ _-]?id|(unknown|invalid|inactive|unauthori[sz]ed)[ _-]client|client (was )?not found/i,
    causes: [
      'The client id is misspelt, or belongs to another environment: staging and production do not know each other’s.',
      'The client is disabled at the portal.',
    ],
    hint: 'Compare the client id with the one in the developer portal, and the environment with the client’s.',
  },
  {
    says: /\b(nonce|state)\b/i,
    causes: ['state or nonce was refused: too long, or with characters that the provider does not take.'],
    hint: 'Send 22 to 128 characters of base64url for each.',
  },
  {
    says: /access[ _-]denied|(was|been) (denied|refused|cancelled)/i,
    causes: ['The user refused, or let the page expire.'],
    hint: 'Run again and approve. Your app must handle this answer.',
  },
];

/** What a status says where the words say nothing. */
const BY_STATUS: readonly (PageMeaning & { readonly from: number; readonly to: number })[] = [
  {
    from: 200,
    to: 299,
    causes: [
      'It is the page on which a person logs in: sgID’s QR code, or a consent page.',
      'It is an error page: sgID shows its errors with status 200.',
    ],
    hint: 'Read its words above, or open the page in the system browser. A sandbox can approve by itself.',
  },
  {
    from: 300,
    to: 399,
    causes: ['The provider sends the browser on without saying where.'],
    hint: 'Look at the headers under Response.',
  },
  {
    from: 403,
    to: 403,
    causes: [
      'A firewall in front of the provider refuses this machine or its network.',
      'A VPN or a country is blocked.',
    ],
    hint: 'Open the page in a browser on the same network, and compare.',
  },
  {
    from: 404,
    to: 404,
    causes: ['The address is no authorization endpoint: a wrong host, or a doubled slash in its path.'],
    hint: 'Compare the address with the documented endpoint in the discovery step.',
  },
  {
    from: 429,
    to: 429,
    causes: ['Too many requests came from this client or address.'],
    hint: 'Wait a minute, then run again.',
  },
  {
    from: 400,
    to: 499,
    causes: ['A parameter of the authorization request is missing, malformed or given twice.'],
    hint: 'Look at the parameters under Authorization request.',
  },
  {
    from: 500,
    to: 500,
    causes: ['The provider failed; sgID documents 500 as plain text for its own errors.'],
    hint: 'Run again. If it stays, report the time and the client id to sgID.',
  },
  {
    from: 501,
    to: 599,
    causes: ['A gateway in front of the provider could not reach it: an outage or maintenance.'],
    hint: 'Wait a few minutes and run again. Your app should say so to its user.',
  },
];

/** What the words of a page are likely about; undefined where they say nothing that is known. */
export function meaningOfWords(words: string): PageMeaning | undefined {
  return READINGS.find(({ says }) => says.test(words));
}

/** What a status alone says. */
export function meaningOfStatus(status: number): PageMeaning {
  const found = BY_STATUS.find(({ from, to }) => status >= from && status <= to);
  return found ?? { causes: ['The answer is none that HTTP has.'], hint: 'Look at the whole of it under Response.' };
}

/** What mostly makes sgID refuse an authorization request, where no words of its page are known. */
export const USUAL_REFUSALS: PageMeaning = {
  causes: [
    'The redirect URI is not registered for this client, to the letter.',
    'A scope is misspelt, or not granted to this client at the portal.',
    'The client id belongs to another environment, or the client is disabled.',
    'A parameter of the authorization request is missing or malformed.',
  ],
  hint: 'Compare the parameters under Authorization request with the client in the developer portal.',
};
