package com.nimbusds.jose;

import java.text.ParseException;
import java.util.Map;

public final class JWSHeader extends Header {
  public JWSHeader(Map<String, Object> members) throws ParseException {
    super(members, "alg");
    if (text("alg").equals("none")) throw new ParseException("Not signed", 0);
  }

  public JWSAlgorithm getAlgorithm() { return new JWSAlgorithm(text("alg")); }

  public String getKeyID() { return text("kid"); }
}
