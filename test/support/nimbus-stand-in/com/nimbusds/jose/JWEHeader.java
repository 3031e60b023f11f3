package com.nimbusds.jose;

import java.text.ParseException;
import java.util.Map;

public final class JWEHeader extends Header {
  public JWEHeader(Map<String, Object> members) throws ParseException { super(members, "alg", "enc"); }

  public JWEAlgorithm getAlgorithm() { return new JWEAlgorithm(text("alg")); }

  public EncryptionMethod getEncryptionMethod() { return new EncryptionMethod(text("enc")); }
}
