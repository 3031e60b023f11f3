// Package jose gives what generated projects use of github.com/go-jose/go-jose/v4 on version 2 of the same library, which
// Debian has. Version 4 wants to be told which algorithms may be named; here that is asked before anything is opened.
package jose

import (
	"errors"

	v2 "gopkg.in/square/go-jose.v2"
)

type (
	KeyAlgorithm       = v2.KeyAlgorithm
	SignatureAlgorithm = v2.SignatureAlgorithm
	ContentEncryption  = v2.ContentEncryption
	JSONWebKey         = v2.JSONWebKey
	JSONWebKeySet      = v2.JSONWebKeySet
	JSONWebSignature   = v2.JSONWebSignature
	JSONWebEncryption  = v2.JSONWebEncryption
)

var errAlgorithm = errors.New("an algorithm that is not allowed")

func ParseSigned(signature string, algorithms []SignatureAlgorithm) (*JSONWebSignature, error) {
	parsed, err := v2.ParseSigned(signature)
	if err != nil {
		return nil, err
	}
	for _, one := range parsed.Signatures {
		if !contains(algorithms, SignatureAlgorithm(one.Header.Algorithm)) {
			return nil, errAlgorithm
		}
	}
	return parsed, nil
}

func ParseEncrypted(text string, keys []KeyAlgorithm, contents []ContentEncryption) (*JSONWebEncryption, error) {
	parsed, err := v2.ParseEncrypted(text)
	if err != nil {
		return nil, err
	}
	enc, _ := parsed.Header.ExtraHeaders["enc"].(string)
	if !contains(keys, KeyAlgorithm(parsed.Header.Algorithm)) || (enc != "" && !contains(contents, ContentEncryption(enc))) {
		return nil, errAlgorithm
	}
	return parsed, nil
}

func contains[T comparable](all []T, wanted T) bool {
	for _, one := range all {
		if one == wanted {
			return true
		}
	}
	return false
}
