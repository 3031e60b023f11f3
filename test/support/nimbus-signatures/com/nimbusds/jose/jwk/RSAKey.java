package com.nimbusds.jose.jwk;

import com.nimbusds.jose.JOSEException;
import java.security.interfaces.RSAPublicKey;
public final class RSAKey extends JWK { public RSAPublicKey toRSAPublicKey() throws JOSEException { throw new UnsupportedOperationException(); } }
