package com.nimbusds.jose;

import java.security.GeneralSecurityException;
import java.text.ParseException;

public class JWEObject extends JOSEObject {
  private final JWEHeader header;
  private final byte[][] parts;
  private Payload payload;

  private JWEObject(String text) throws ParseException {
    super(text, 5);
    header = new JWEHeader(members(0));
    parts = new byte[][] {bytes(1), bytes(2), bytes(3), bytes(4)};
  }

  public static JWEObject parse(String text) throws ParseException { return new JWEObject(text); }

  public JWEHeader getHeader() { return header; }

  public void decrypt(JWEDecrypter decrypter) throws JOSEException {
    try {
      payload = new Payload(decrypter.decrypt(header, parts, first(1)));
    } catch (GeneralSecurityException | IllegalArgumentException error) {
      throw new JOSEException("It cannot be decrypted", error);
    }
  }

  public Payload getPayload() { return payload; }
}
