package com.nimbusds.jose.jwk;

public abstract class JWK { public String getKeyID() { throw new UnsupportedOperationException(); } public KeyUse getKeyUse() { throw new UnsupportedOperationException(); } }
