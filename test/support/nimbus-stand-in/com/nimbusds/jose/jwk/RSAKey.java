package com.nimbusds.jose.jwk;

import com.nimbusds.jose.JOSEException;
import java.math.BigInteger;
import java.security.*;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.*;

public final class RSAKey extends JWK {
  private final BigInteger modulus;
  private final BigInteger exponent;

  RSAKey(Map<String, Object> members) throws ParseException {
    super(members);
    modulus = number(members.get("n"));
    exponent = number(members.get("e"));
  }

  private static BigInteger number(Object text) throws ParseException {
    try {
      return new BigInteger(1, Base64.getUrlDecoder().decode(String.valueOf(text)));
    } catch (IllegalArgumentException error) {
      throw new ParseException("No RSA key", 0);
    }
  }

  public RSAPublicKey toRSAPublicKey() throws JOSEException {
    try {
      return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    } catch (GeneralSecurityException error) {
      throw new JOSEException("No RSA key", error);
    }
  }
}
