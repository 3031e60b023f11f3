package com.nimbusds.jose.jwk;

import java.text.ParseException;
import java.util.List;
public class JWKSet {
  public static JWKSet parse(String text) throws ParseException { throw new UnsupportedOperationException(); }
  public List<JWK> getKeys() { throw new UnsupportedOperationException(); }
}
