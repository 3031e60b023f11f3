/** The name of a parameter or member that holds a token, in any spelling that providers use. RFC 6749 5.1, OIDC Core 3.1.3.3. */
export const TOKEN_NAME = /^(access|refresh|id)[_-]?token$/i;
