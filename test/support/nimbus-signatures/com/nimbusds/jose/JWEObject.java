package com.nimbusds.jose;

import java.text.ParseException;
public class JWEObject {
  public static JWEObject parse(String text) throws ParseException { throw new UnsupportedOperationException(); }
  public JWEHeader getHeader() { throw new UnsupportedOperationException(); }
  public void decrypt(JWEDecrypter decrypter) throws JOSEException { throw new UnsupportedOperationException(); }
  public Payload getPayload() { throw new UnsupportedOperationException(); }
}
