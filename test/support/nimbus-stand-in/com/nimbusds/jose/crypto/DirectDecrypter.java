package com.nimbusds.jose.crypto;

import com.nimbusds.jose.*;
import java.security.GeneralSecurityException;

public class DirectDecrypter implements JWEDecrypter {
  private final byte[] secret;

  public DirectDecrypter(byte[] secret) throws JOSEException {
    if (secret.length == 0) throw new JOSEException("A key of no length", null);
    this.secret = secret;
  }

  @Override
  public byte[] decrypt(JWEHeader header, byte[][] parts, byte[] aad) throws GeneralSecurityException {
    if (!header.getAlgorithm().getName().equals("dir") || parts[0].length > 0) throw new GeneralSecurityException("Another algorithm");
    return Content.open(header, secret, parts, aad);
  }
}
