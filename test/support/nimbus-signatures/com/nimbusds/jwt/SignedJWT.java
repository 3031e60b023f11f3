package com.nimbusds.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import java.text.ParseException;
public class SignedJWT {
  public static SignedJWT parse(String text) throws ParseException { throw new UnsupportedOperationException(); }
  public JWSHeader getHeader() { throw new UnsupportedOperationException(); }
  public boolean verify(JWSVerifier verifier) throws JOSEException { throw new UnsupportedOperationException(); }
  public JWTClaimsSet getJWTClaimsSet() throws ParseException { throw new UnsupportedOperationException(); }
}
