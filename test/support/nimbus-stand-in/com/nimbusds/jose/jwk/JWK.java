package com.nimbusds.jose.jwk;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;

public abstract class JWK {
  private final String keyId;
  private final String use;

  JWK(Map<String, Object> members) throws ParseException {
    keyId = JSONObjectUtils.getString(members, "kid");
    use = JSONObjectUtils.getString(members, "use");
  }

  public String getKeyID() { return keyId; }

  public KeyUse getKeyUse() { return use == null ? null : new KeyUse(use); }
}
