package com.nimbusds.jose.jwk;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.*;

public class JWKSet {
  private final List<JWK> keys = new ArrayList<>();

  @SuppressWarnings("unchecked")
  public static JWKSet parse(String text) throws ParseException {
    List<Object> found = JSONObjectUtils.getJSONArray(JSONObjectUtils.parse(text), "keys");
    if (found == null) throw new ParseException("Missing keys", 0);
    JWKSet set = new JWKSet();
    for (Object one : found) {
      if (one instanceof Map<?, ?> key && "RSA".equals(key.get("kty"))) set.keys.add(new RSAKey((Map<String, Object>) key));
    }
    return set;
  }

  public List<JWK> getKeys() { return keys; }
}
