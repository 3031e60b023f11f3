package com.nimbusds.jwt;

import com.nimbusds.jose.*;
import java.security.GeneralSecurityException;
import java.text.ParseException;

public class SignedJWT extends JOSEObject {
  private final JWSHeader header;
  private final byte[] signature;

  private SignedJWT(String text) throws ParseException {
    super(text, 3);
    header = new JWSHeader(members(0));
    signature = bytes(2);
    if (signature.length == 0) throw new ParseException("The signature is empty", 0);
  }

  public static SignedJWT parse(String text) throws ParseException { return new SignedJWT(text); }

  public JWSHeader getHeader() { return header; }

  public boolean verify(JWSVerifier verifier) throws JOSEException {
    try {
      return verifier.verify(header, first(2), signature);
    } catch (GeneralSecurityException error) {
      throw new JOSEException("It cannot be verified", error);
    }
  }

  public JWTClaimsSet getJWTClaimsSet() throws ParseException { return new JWTClaimsSet(members(1)); }
}
