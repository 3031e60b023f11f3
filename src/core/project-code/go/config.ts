import { NOTES, VARIABLES } from '../facts.js';
import { goText } from '../literals.js';
import type { ProjectModel } from '../model.js';
import { comment, only, source } from '../source.js';

/** The settings: secrets from the environment, the rest with the client's own values as defaults. */
export function goConfigFile({ options, frontendOrigin, port }: ProjectModel): string {
  const hasFrontend = frontendOrigin !== undefined;
  return source`
package main

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"log"
	"net/url"
	"os"
	"strings"
)

var scopes = []string{
	${options.scopes.map((scope) => `${goText(scope)},`)}
}

// Settings are what the app runs with.
type Settings struct {
	ClientID     string
	ClientSecret string
	PrivateKey   *rsa.PrivateKey
	RedirectURI  string
	Hostname     string
	Port         string
	// Whether cookies can be Secure.
	IsHTTPS bool
	// Origins whose POST requests are the app's own.
	OwnOrigins []string
	${only(hasFrontend, ['// Where the pages come from.', 'FrontendOrigin string'])}
}

${comment('//', NOTES.secrets, NOTES.defaults)}
var settings = readSettings()

func readSettings() Settings {
	redirectURI := setting("${VARIABLES.redirectUri}", ${goText(options.redirectUri)})
	parts, err := url.Parse(redirectURI)
	if err != nil {
		log.Fatal("${VARIABLES.redirectUri} is no URL.")
	}
	key, err := readPrivateKey(required("${VARIABLES.key}"))
	if err != nil {
		log.Fatal("${VARIABLES.key} is no RSA key in PEM.")
	}
	${only(hasFrontend, `frontendOrigin := setting("${VARIABLES.frontend}", ${goText(frontendOrigin ?? '')})`)}
	return Settings{
		ClientID:     setting("${VARIABLES.clientId}", ${goText(options.clientId)}),
		ClientSecret: required("${VARIABLES.secret}"),
		PrivateKey:   key,
		RedirectURI:  redirectURI,
		${comment('//', NOTES.hostname)}
		Hostname:   strings.TrimRight(setting("${VARIABLES.hostname}", ${goText(options.origin)}), "/"),
		Port:       setting("${VARIABLES.port}", "${port}"),
		IsHTTPS:    parts.Scheme == "https",
		OwnOrigins: []string{originOf(parts)${hasFrontend ? ', frontendOrigin' : ''}},
		${only(hasFrontend, ['// Where the pages come from.', 'FrontendOrigin: frontendOrigin,'])}
	}
}

// originOf is what browsers call an origin: in lower case, without the port that its scheme has anyway.
func originOf(address *url.URL) string {
	origin := strings.ToLower(address.Scheme + "://" + address.Host)
	if address.Scheme == "https" {
		return strings.TrimSuffix(origin, ":443")
	}
	return strings.TrimSuffix(origin, ":80")
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func required(name string) string {
	value := os.Getenv(name)
	if strings.TrimSpace(value) == "" {
		log.Fatalf("Set the environment variable %s.", name)
	}
	return value
}

${comment('//', NOTES.keyLines)}
func readPrivateKey(text string) (*rsa.PrivateKey, error) {
	block, _ := pem.Decode([]byte(strings.TrimSpace(strings.ReplaceAll(text, "\\n", "\n"))))
	if block == nil {
		return nil, errors.New("no PEM")
	}
	if key, err := x509.ParsePKCS1PrivateKey(block.Bytes); err == nil {
		return key, nil
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	if found, isRSA := key.(*rsa.PrivateKey); isRSA {
		return found, nil
	}
	return nil, errors.New("no RSA key")
}
`;
}
