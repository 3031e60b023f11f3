import { JWE_ALGORITHMS, NOTES, REASONS, SECONDS } from '../facts.js';
import { comment, source } from '../source.js';

const list = (items: readonly string[]) => items.map((item) => `"${item}"`).join(', ');

/** Tokens, userinfo and decryption over plain HTTP with `go-jose`. */
export function goOidcFile(): string {
  return source`
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/go-jose/go-jose/v4"
)

var (
	blockKeyAlgorithms = []jose.KeyAlgorithm{${list(JWE_ALGORITHMS.blockKey)}}
	valueAlgorithms    = []jose.KeyAlgorithm{${list(JWE_ALGORITHMS.value)}}
	contentEncryptions = []jose.ContentEncryption{${list(JWE_ALGORITHMS.content)}}
)

${comment('//', NOTES.tokenRequest)}
var client = &http.Client{
	Timeout:       ${SECONDS.request} * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

${comment('//', NOTES.iss)}
func issuer() string { return settings.Hostname + "/v2" }

// exchangeCode is RFC 6749 4.1.3 with RFC 7636 4.5.
func exchangeCode(code, codeVerifier string) (accessToken, idToken string, err error) {
	form := url.Values{
		"grant_type":    {"authorization_code"},
		"code":          {code},
		"redirect_uri":  {settings.RedirectURI},
		"code_verifier": {codeVerifier},
		"client_id":     {settings.ClientID},
		"client_secret": {settings.ClientSecret},
	}
	request, err := http.NewRequest("POST", issuer()+"/oauth/token", strings.NewReader(form.Encode()))
	if err != nil {
		return "", "", err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var answer struct {
		AccessToken string "json:\"access_token\""
		IDToken     string "json:\"id_token\""
	}
	if err := ask(request, &answer); err != nil || answer.AccessToken == "" || answer.IDToken == "" {
		return "", "", errors.New("${REASONS.token}")
	}
	return answer.AccessToken, answer.IDToken, nil
}

type claims struct {
	Issuer          string   "json:\"iss\""
	Subject         string   "json:\"sub\""
	Audience        audience "json:\"aud\""
	Expiry          float64  "json:\"exp\""
	IssuedAt        *float64 "json:\"iat\""
	Nonce           string   "json:\"nonce\""
	Party           *string  "json:\"azp\""
	NotBefore       float64  "json:\"nbf\""
	AccessTokenHash *string  "json:\"at_hash\""
}

// audience is one text, or a list of them (RFC 7519 4.1.3).
type audience []string

func (a *audience) UnmarshalJSON(text []byte) error {
	var one string
	if err := json.Unmarshal(text, &one); err == nil {
		*a = audience{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(a))
}

// verifyIDToken is OpenID Connect Core 3.1.3.7; it returns sub.
func verifyIDToken(idToken, nonce, accessToken string) (string, error) {
	payload, err := verifySignature(idToken)
	if err != nil {
		return "", err
	}
	var found claims
	if err := json.Unmarshal(payload, &found); err != nil {
		return "", errors.New("the claims cannot be read")
	}
	now := float64(time.Now().Unix())
	hash := sha256.Sum256([]byte(accessToken))
	switch {
	case found.Issuer != issuer():
		return "", errors.New("iss is another")
	case len(found.Audience) != 1 || found.Audience[0] != settings.ClientID:
		return "", errors.New("aud is not this client alone")
	case found.Party != nil && *found.Party != settings.ClientID:
		return "", errors.New("${REASONS.party}")
	case found.Expiry+${SECONDS.clock} <= now:
		return "", errors.New("the ID token has expired")
	case found.IssuedAt == nil || *found.IssuedAt > now+${SECONDS.clock}:
		return "", errors.New("${REASONS.issuedAt}")
	case found.NotBefore > now+${SECONDS.clock}:
		return "", errors.New("${REASONS.notYet}")
	case found.Nonce != nonce:
		return "", errors.New("${REASONS.nonce}")
	case found.AccessTokenHash != nil && *found.AccessTokenHash != base64.RawURLEncoding.EncodeToString(hash[:16]):
		return "", errors.New("${REASONS.tokenHash}")
	case found.Subject == "":
		return "", errors.New("sub is missing")
	}
	return found.Subject, nil
}

var (
	keys     jose.JSONWebKeySet
	keysLock sync.Mutex
)

${comment('//', NOTES.jwks)}
func verifySignature(idToken string) ([]byte, error) {
	token, err := jose.ParseSigned(idToken, []jose.SignatureAlgorithm{"RS256"})
	if err != nil || len(token.Signatures) != 1 {
		return nil, errors.New("the ID token is not signed with RS256")
	}
	kid := token.Signatures[0].Header.KeyID
	keysLock.Lock()
	defer keysLock.Unlock()
	if len(signingKeys(kid)) == 0 {
		request, err := http.NewRequest("GET", issuer()+"/.well-known/jwks.json", nil)
		if err != nil {
			return nil, err
		}
		var fetched jose.JSONWebKeySet
		if err := ask(request, &fetched); err != nil {
			return nil, errors.New("the keys of sgID cannot be fetched")
		}
		keys = fetched
	}
	for _, key := range signingKeys(kid) {
		if payload, err := token.Verify(key); err == nil {
			return payload, nil
		}
	}
	return nil, errors.New("the ID token is signed with no key of sgID")
}

// signingKeys are those that may have signed: one without a kid may be any, one that is for encryption is none.
func signingKeys(kid string) []jose.JSONWebKey {
	found := []jose.JSONWebKey{}
	for _, key := range keys.Keys {
		fits := kid == "" || key.KeyID == "" || key.KeyID == kid
		if fits && (key.Use == "" || key.Use == "sig") {
			found = append(found, key)
		}
	}
	return found
}

// fetchData is OpenID Connect Core 5.3: the answer must be of the same person as the ID token.
func fetchData(accessToken, sub string) (RawData, error) {
	request, err := http.NewRequest("GET", issuer()+"/oauth/userinfo", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+accessToken)
	var answer struct {
		Sub  string            "json:\"sub\""
		Key  string            "json:\"key\""
		Data map[string]string "json:\"data\""
	}
	if err := ask(request, &answer); err != nil {
		return nil, errors.New("${REASONS.userinfo}")
	}
	if answer.Sub != sub {
		return nil, errors.New("${REASONS.sub}")
	}
	if len(answer.Data) == 0 {
		return RawData{}, nil
	}
	return decryptData(answer.Key, answer.Data)
}

${comment('//', NOTES.blockKey)}
func decryptData(key string, data map[string]string) (RawData, error) {
	text, err := decrypt(key, settings.PrivateKey, blockKeyAlgorithms)
	if err != nil {
		return nil, errors.New("${REASONS.blockKey}")
	}
	blockKey, err := readBlockKey(text)
	if err != nil {
		return nil, err
	}
	raw := RawData{}
	for scope, value := range data {
		opened, err := decrypt(value, blockKey, valueAlgorithms)
		if err != nil || !utf8.Valid(opened) {
			return nil, errors.New(scope + " cannot be decrypted")
		}
		raw[scope] = string(opened)
	}
	return raw, nil
}

// readBlockKey reads a JWK of type oct (RFC 7517).
func readBlockKey(text []byte) ([]byte, error) {
	var found struct {
		Type string "json:\"kty\""
		Key  string "json:\"k\""
	}
	if err := json.Unmarshal(text, &found); err != nil || found.Type != "oct" {
		return nil, errors.New("${REASONS.blockKey}")
	}
	return base64.RawURLEncoding.DecodeString(found.Key)
}

func decrypt(token string, key any, algorithms []jose.KeyAlgorithm) ([]byte, error) {
	parsed, err := jose.ParseEncrypted(token, algorithms, contentEncryptions)
	if err != nil {
		return nil, err
	}
	return parsed.Decrypt(key)
}

const mostRead = 10 << 20

func ask(request *http.Request, answer any) error {
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	isJSON := strings.HasPrefix(response.Header.Get("Content-Type"), "application/json")
	if response.StatusCode != http.StatusOK || !isJSON {
		return errors.New("another answer: " + response.Status)
	}
	return json.NewDecoder(io.LimitReader(response.Body, mostRead)).Decode(answer)
}
`;
}
