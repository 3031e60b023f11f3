import { NOTES, REASONS } from '../facts.js';
import { comment, source } from '../source.js';

/** A login over plain HTTP; tokens and userinfo are in `oidc.go`. */
export function goLoginFile(): string {
  return source`
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"strings"
)

// LoginRefused is a login that goes no further, for a reason that the log may have.
type LoginRefused struct{ reason string }

func (refused LoginRefused) Error() string { return refused.reason }

// startLogin says where to send the browser, and what it has to bring back.
func startLogin() (address, browserID string) {
	state, nonce, codeVerifier, browserID := newSecret(), newSecret(), newSecret(), newSecret()
	logins.keep(state, Login{browserID, nonce, codeVerifier})
	challenge := sha256.Sum256([]byte(codeVerifier))
	query := url.Values{
		"client_id":             {settings.ClientID},
		"scope":                 {strings.Join(scopes, " ")},
		"response_type":         {"code"},
		"redirect_uri":          {settings.RedirectURI},
		"nonce":                 {nonce},
		"state":                 {state},
		"code_challenge":        {base64.RawURLEncoding.EncodeToString(challenge[:])},
		"code_challenge_method": {"S256"},
	}
	// Spaces as %20, which every server reads.
	return issuer() + "/oauth/authorize?" + strings.ReplaceAll(query.Encode(), "+", "%20"), browserID
}

// finishLogin says who is back, or a LoginRefused, or what is wrong with an answer of sgID.
func finishLogin(query url.Values, browserID string) (Person, error) {
	${comment('//', NOTES.state, NOTES.takenFirst)}
	states := query["state"]
	if len(states) != 1 || browserID == "" {
		return Person{}, LoginRefused{"${REASONS.state}"}
	}
	login, found := takeLogin(states[0], browserID)
	if !found {
		return Person{}, LoginRefused{"${REASONS.state}"}
	}
	for _, iss := range query["iss"] {
		if iss != issuer() {
			return Person{}, LoginRefused{"${REASONS.issuer}"}
		}
	}
	if query.Has("error") {
		return Person{}, LoginRefused{"${REASONS.error}"}
	}
	codes := query["code"]
	if len(codes) != 1 || codes[0] == "" {
		return Person{}, LoginRefused{"${REASONS.code}"}
	}
	accessToken, idToken, err := exchangeCode(codes[0], login.CodeVerifier)
	if err != nil {
		return Person{}, err
	}
	sub, err := verifyIDToken(idToken, login.Nonce, accessToken)
	if err != nil {
		return Person{}, err
	}
	raw, err := fetchData(accessToken, sub)
	if err != nil {
		return Person{}, err
	}
	return readPerson(sub, raw), nil
}
`;
}
